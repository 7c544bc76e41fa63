import type { z } from 'zod';
import type { Operation } from '#lambdas/api/operation.ts';
import type { Request } from '../service/functions.ts';

/** Ids that exist, by the name that paths and queries give them. */
export type KnownIds = Readonly<Record<string, string>>;

/**
 * A sound request of an operation that names `ids` wherever it can. Fails where the operation has a path parameter or a
 * body that nothing here fits, so that no new operation goes unproven.
 */
export function sampleRequest(operation: Operation, ids: KnownIds, image: Uint8Array): Request {
  const { id, method, resource, path, query, body } = operation;
  const named = Object.keys(path.shape).map((name) => {
    const value = ids[name];
    if (value === undefined) throw new Error(`${id}: no ${name} to ask for. Add one to the proof.`);
    return [name, value] as const;
  });
  return {
    method,
    resource,
    path: Object.fromEntries(named),
    query: queryOf(query, ids),
    ...(body !== undefined && { json: bodyOf(id, body.json, image) }),
  };
}

/** What an operation cannot do without, and the marks of pages by which a list could be entered. */
function queryOf(query: z.ZodObject, ids: KnownIds): Record<string, string> {
  const known = Object.keys(query.shape).flatMap((name) => {
    const value = ids[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}

function bodyOf(id: string, schema: z.ZodType, image: Uint8Array): unknown {
  const picture = Buffer.from(image).toString('base64');
  const bodies = [
    { image: picture },
    { images: [picture] },
    { reference: picture, query: picture },
    { policy: {} },
    { outcome: 'genuine' },
    { approve: true, reviewer: 'proof' },
    { manifest: 'manifest.jsonl' },
    {},
  ];
  const fitting = bodies.find((body) => schema.safeParse(body).success);
  if (fitting === undefined) throw new Error(`${id}: no body that it takes. Add one to the proof.`);
  return fitting;
}
