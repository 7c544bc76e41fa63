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

  it('lets a caller leave out what has a default', () => {
    const { components, paths } = JSON.parse(JSON.stringify(openApiDocument(OPERATIONS)));
    const schemas = new Map<string, string>(
      Object.entries(components.schemas).map(([name, schema]) => [name, JSON.stringify(schema)]),
    );
    const namesIn = (text: string) => [...text.matchAll(/schemas\/(\w+)/g)].map(([, name = '']) => name);
    const bodies = Object.values<object>(paths)
      .flatMap(Object.values)
      .map(({ requestBody = {} }) => requestBody);
    const asked = new Set(namesIn(JSON.stringify(bodies)));
    for (const name of asked) for (const inner of namesIn(schemas.get(name) ?? '')) asked.add(inner);

    expect([...asked]).toContain('SubjectPolicyRequest');
    for (const name of asked) {
      const { properties = {}, required = [] } = components.schemas[name];
      expect(required.filter((property: string) => 'default' in properties[property])).toEqual([]);
    }
  });

  it('lets every write be repeated, and says when to try again', () => {
    const { paths } = JSON.parse(JSON.stringify(openApiDocument(OPERATIONS)));
    const keepNothing = OPERATIONS.filter((operation) => operation.keepsNothing === true);
    const harmless = new Set(keepNothing.map(({ id }) => id));
    const operations = Object.values<object>(paths).flatMap((methods) => Object.entries(methods));

    for (const [method, { operationId, parameters = [], responses }] of operations) {
      const isWrite = method !== 'get' && !harmless.has(operationId);
      const named = parameters.some(({ name }: { name: string }) => name === 'Idempotency-Key');
      expect(named).toBe(isWrite);
      expect(responses[429].headers).toHaveProperty('Retry-After');
      if (isWrite) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['409', '422']));
    }
  });
});
