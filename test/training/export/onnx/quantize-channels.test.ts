import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantizeChannels } from '#training/export/onnx/quantize-channels.ts';

describe('quantizeChannels', () => {
  it('is off by half a scale of the channel at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 24, maxLength: 24 }),
        fc.constantFrom(0, 1, 2),
        (values, axis) => {
          const dims = [2, 3, 4];
          const { levels, scales } = quantizeChannels(Float32Array.from(values), dims, axis);
          expect(scales).toHaveLength(dims[axis] ?? 0);
          for (const [i, value] of values.entries()) {
            const indices = [Math.floor(i / 12), Math.floor(i / 4) % 3, i % 4];
            const scale = scales[indices[axis] ?? 0] ?? Number.NaN;
            const level = levels[i] ?? Number.NaN;
            expect(Math.abs(level)).toBeLessThanOrEqual(127);
            expect(Math.abs(level * scale - value)).toBeLessThanOrEqual(0.5001 * scale);
          }
        },
      ),
    );
  });

  it('keeps a channel of zeros at zero', () => {
    const { levels } = quantizeChannels(new Float32Array(6), [2, 3], 0);
    expect([...levels]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
