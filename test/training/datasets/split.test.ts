import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionOf } from '#training/datasets/split.ts';

describe('partitionOf', () => {
  it('moves nobody when people are added', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 });
    fc.assert(
      fc.property(names, names, (before, added) => {
        const sides = before.map(partitionOf);
        const all = [...added, ...before].map(partitionOf);
        expect(all.slice(added.length)).toEqual(sides);
      }),
      { seed: 10 },
    );
  });

  it('holds out about a tenth of the writers', () => {
    const heldOut = Array.from({ length: 5000 }, (_, i) => partitionOf(`writer ${i}`)).filter(
      (side) => side === 'validation',
    );
    expect(heldOut.length).toBeGreaterThan(400);
    expect(heldOut.length).toBeLessThan(600);
  });
});
