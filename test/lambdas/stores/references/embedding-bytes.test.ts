import fc from 'fast-check';
import { expect, it } from 'vitest';
import { embeddingFromBytes, embeddingToBytes } from '#lambdas/stores/references/embedding-bytes.ts';

it('keeps every value, wherever the bytes begin in memory', () => {
  fc.assert(
    fc.property(
      fc.float32Array({ minLength: 1, maxLength: 300 }),
      fc.integer({ min: 0, max: 7 }),
      (embedding, offset) => {
        const bytes = embeddingToBytes(embedding);
        const shifted = new Uint8Array(bytes.length + offset);
        shifted.set(bytes, offset);

        expect(embeddingFromBytes(shifted.subarray(offset))).toEqual(embedding);
      },
    ),
  );
});

it('is float32 with the low byte first', () => {
  expect([...embeddingToBytes(Float32Array.of(1, -2))]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
});
