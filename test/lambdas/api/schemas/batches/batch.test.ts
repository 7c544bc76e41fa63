import { describe, expect, it } from 'vitest';
import { batchItemSchema, batchRequestSchema } from '#lambdas/api/schemas/batches/batch.ts';

const takesManifest = (manifest: string) => batchRequestSchema.safeParse({ manifest }).success;

describe("an object under the tenant's prefix", () => {
  it.each(['manifest.jsonl', 'a', '2030/07/manifest.v1..jsonl', 'a/_b/-c/@d'])(
    'may be named %s',
    (object) => {
      expect(takesManifest(object)).toBe(true);
      expect(batchItemSchema.safeParse({ name: 'n', subject: 's', image: object }).success).toBe(true);
    },
  );

  it.each([
    '../other-bank/manifest.jsonl',
    'a/../../other-bank/manifest.jsonl',
    'a/..',
    'a/./b',
    'a/.b',
    'a//b',
    'a/',
    '/a',
    '.a',
    'a b',
    'a%2e%2e',
    'a\\b',
    'a\n',
    `a${'b'.repeat(512)}`,
    'ａ',
    '',
  ])('may not be named %j', (object) => {
    expect(takesManifest(object)).toBe(false);
    expect(batchItemSchema.safeParse({ name: 'n', subject: 's', image: object }).success).toBe(false);
  });
});
