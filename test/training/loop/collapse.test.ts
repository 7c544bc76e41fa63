import { describe, expect, it } from 'vitest';
import { CollapseDetector } from '#training/loop/collapse.ts';
import { TrainingCollapsedError, TrainingDivergedError } from '#training/loop/errors.ts';

const measures = {
  loss: 0.3,
  triplets: 64,
  activeTriplets: 64,
  positiveDistance: 0,
  negativeDistance: 0,
  spread: 0.001,
  gradientNorm: 0,
};

describe('CollapseDetector', () => {
  it('stops a run that stays where all embeddings are alike', () => {
    const detector = new CollapseDetector(0.3);
    const watch = () => {
      for (let step = 1; step <= 100; step++) detector.observe(step, measures);
    };
    expect(watch).toThrow(TrainingCollapsedError);
  });

  it('forgives a bad stretch that ends, and a loss at the margin with embeddings apart', () => {
    const detector = new CollapseDetector(0.3);
    for (let step = 1; step <= 400; step++) {
      detector.observe(step, step % 99 === 0 ? { ...measures, loss: 0.1 } : measures);
      new CollapseDetector(0.3).observe(step, { ...measures, spread: 1 });
    }
  });

  it('stops a loss that is no number', () => {
    expect(() => new CollapseDetector(0.3).observe(1, { ...measures, loss: Number.NaN })).toThrow(
      TrainingDivergedError,
    );
  });
});
