import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '#lambdas/api/openapi.ts';
import { OPERATIONS } from '#lambdas/api/operations/operations.ts';

describe('the OpenAPI document', () => {
  it('is the one that the operations make (npm run openapi)', async () => {
    const kept = await readFile(`${import.meta.dirname}/../../../lambdas/api/openapi.json`, 'utf8');

    expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(openApiDocument(OPERATIONS))));
  });

  it('gives every operation a name of its own', () => {
    const names = OPERATIONS.map(({ id }) => id);

    expect(new Set(names).size).toBe(names.length);
  });

  it('refers to nothing that it does not define', () => {
    const text = JSON.stringify(openApiDocument(OPERATIONS));
    const { components } = JSON.parse(text);
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => components.schemas[name ?? ''] === undefined)).toEqual([]);
  });
});
