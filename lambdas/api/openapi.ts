import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { Operation } from './operation.ts';
import { idempotencyKeySchema } from './schemas/idempotency-key.ts';
import { problemSchema } from './schemas/problem.ts';

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Countersign',
    version: '1',
    description: 'Verifies handwritten signatures against the references enrolled for a person.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  security: [{ bearer: [] }],
};
const BEARER = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };
const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/tiff'];

/** Refusals that any operation may give; those with a token first. */
const TOKEN_PROBLEMS = [401, 403];
const COMMON_PROBLEMS = [400, 429, 500, 503];
/** What a write may be refused for besides: its idempotency key is in use, or was another request's. */
const WRITE_PROBLEMS = [409, 422];

/** Refusals after which waiting may help. */
const RETRIED_PROBLEMS = [409, 429, 503];
const RETRY_AFTER = {
  'Retry-After': {
    description: 'Seconds after which the request may succeed, where waiting helps.',
    schema: { type: 'integer', minimum: 1 },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Names the request: sent again within 24 hours it is answered as before and changes nothing; another request under ' +
    'the same key is refused.',
  schema: withoutDialect(z.toJSONSchema(idempotencyKeySchema)),
};

/**
 * The OpenAPI 3.1 document of some operations. `x-countersign-group` names the function that answers, for whoever
 * deploys the routes.
 */
export function openApiDocument(operations: readonly Operation[]): { readonly openapi: string } {
  const schemas: Record<string, object> = {};
  const paths = Object.fromEntries(
    [...Map.groupBy(operations, ({ resource }) => resource)].map(([resource, methods]) => [
      resource,
      Object.fromEntries(
        methods.map((operation) => [operation.method.toLowerCase(), describe(operation, schemas)]),
      ),
    ]),
  );
  const document = { ...DOCUMENT, paths, components: { schemas, securitySchemes: { bearer: BEARER } } };
  return document;
}

function describe(operation: Operation, schemas: Record<string, object>): object {
  const { id, summary, group, scope, path, query, body, status, answer } = operation;
  const isPublic = scope === 'public';
  const isWrite = operation.method !== 'GET' && operation.keepsNothing !== true && !isPublic;
  const refusals = [
    ...(isPublic ? [] : TOKEN_PROBLEMS),
    ...(isWrite ? WRITE_PROBLEMS : []),
    ...COMMON_PROBLEMS,
    ...operation.problems,
  ];
  const parameters = [
    ...parametersOf('path', path),
    ...parametersOf('query', query),
    ...(isWrite ? [IDEMPOTENCY_KEY] : []),
  ];
  return {
    operationId: id,
    summary,
    tags: [group],
    'x-countersign-group': group,
    ...(isPublic ? { security: [] } : { 'x-countersign-scopes': [scope].flat() }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body, schemas) } }),
    responses: {
      [status]: {
        description: STATUS_CODES[status] ?? '',
        content: { 'application/json': { schema: schemaOf(answer, 'output', schemas) } },
      },
      ...Object.fromEntries(
        [...new Set(refusals)].sort().map((refusal) => [
          refusal,
          {
            description: STATUS_CODES[refusal] ?? '',
            ...(RETRIED_PROBLEMS.includes(refusal) && { headers: RETRY_AFTER }),
            content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output', schemas) } },
          },
        ]),
      ),
    },
  };
}

function contentOf(body: NonNullable<Operation['body']>, schemas: Record<string, object>): object {
  const json = { 'application/json': { schema: schemaOf(body.json, 'input', schemas) } };
  if (body.ofImage === undefined) return json;
  return { ...json, ...Object.fromEntries(IMAGE_TYPES.map((type) => [type, {}])) };
}

function parametersOf(place: 'path' | 'query', parameters: z.ZodObject): object[] {
  return Object.entries(parameters.shape).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(schema, undefined).success,
    schema: withoutDialect(z.toJSONSchema(schema, { io: 'input' })),
  }));
}

/** A schema of the document: by reference where it has a name (`meta({ id })`), in place otherwise. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, object>): object {
  const { $defs = {}, ...json } = intoComponents(withoutDialect(z.toJSONSchema(schema, { io })));
  for (const [name, definition] of Object.entries($defs)) schemas[name] = definition;
  return json;
}

/** The document says once which dialect its schemas are of. */
function withoutDialect({ $schema: _, ...json }: { readonly $schema?: string }): object {
  return json;
}

/** Definitions of a JSON schema stand below it; those of a document stand among its components. */
function intoComponents(json: object): { readonly $defs?: Record<string, object> } {
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
