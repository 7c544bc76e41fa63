import { describe, expect, it } from 'vitest';
import { finerSize, reduceInput } from '#core/image/finer-input.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { Page } from '#test/support/pictures.ts';

const GRAPH = { width: 192, height: 96 };

describe('reduceInput', () => {
  it.each([1, 2, 3])('gives what preparing at the coarser size gives, signature %i', (shape) => {
    const { image } = new Page(600, 300).signature(shape);
    const size = finerSize(GRAPH);

    const reduced = reduceInput(preprocess(image, size).input, size, GRAPH);

    const { input } = preprocess(image, GRAPH);
    expect(reduced).toHaveLength(input.length);
    const differences = reduced.map((ink, i) => Math.abs(ink - (input[i] ?? 0)));
    expect(differences.reduce((sum, value) => sum + value, 0) / input.length).toBeLessThan(0.005);
    expect(Math.max(...differences)).toBeLessThan(0.2);
  });

  it('leaves an empty picture empty', () => {
    const size = finerSize(GRAPH);
    const reduced = reduceInput(new Float32Array(size.width * size.height), size, GRAPH);
    expect(Math.max(...reduced)).toBe(0);
  });
});
