import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';

function draws(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.float());
}

describe('Random', () => {
  it('repeats its sequence from the same seed and differs for another', () => {
    expect(draws(new Random(7), 50)).toEqual(draws(new Random(7), 50));
    expect(draws(new Random(7), 50)).not.toEqual(draws(new Random(8), 50));
  });

  it('forks the same child however much the parent has drawn', () => {
    const drawn = new Random(1);
    draws(drawn, 1000);
    expect(draws(drawn.fork('writer'), 20)).toEqual(draws(new Random(1).fork('writer'), 20));
    expect(draws(drawn.fork(1), 20)).not.toEqual(draws(drawn.fork(2), 20));
  });

  it('goes on from a state that went through JSON', () => {
    const random = new Random('run');
    draws(random, 13);
    const state = JSON.parse(JSON.stringify(random.state));
    const expected = draws(random, 20);
    const resumed = new Random('run');
    resumed.restore(state);
    expect(draws(resumed, 20)).toEqual(expected);
  });

  it('is uniform over [0, 1) and standard normal within four standard errors', () => {
    const random = new Random(3);
    const count = 40_000;
    const uniform = draws(random, count);
    const normal = Array.from({ length: count }, () => random.normal());
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(mean(normal))).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('draws integers inside their range and shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 30 }), (seed, items) => {
        const random = new Random(seed);
        const before = [...items];
        const shuffled = random.shuffle(items);
        expect(items).toEqual(before);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b));
        const index = random.integer(items.length + 1);
        expect(index >= 0 && index <= items.length && Number.isInteger(index)).toBe(true);
      }),
    );
  });
});
