import { describe, expect, it } from 'vitest';
import { CollapseDetector } from '#training/loop/collapse.ts';
import { TrainingCollapsedError, TrainingDivergedError, TrainingStuckError } from '#training/loop/errors.ts';

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
    const detector = new CollapseDetector({ plateau: 0.3 });
    const watch = () => {
      for (let step = 1; step <= 100; step++) detector.observe(step, measures);
    };
    expect(watch).toThrow(TrainingCollapsedError);
  });

  it('forgives a bad stretch that ends, and a loss at the margin with embeddings apart', () => {
    const detector = new CollapseDetector({ plateau: 0.3 });
    for (let step = 1; step <= 400; step++) {
      detector.observe(step, step % 99 === 0 ? { ...measures, loss: 0.1 } : measures);
      new CollapseDetector({ plateau: 0.3 }).observe(step, { ...measures, spread: 1 });
    }
  });

  it('goes on where a checkpoint left off', () => {
    const before = new CollapseDetector({ plateau: 0.3 });
    for (let step = 1; step <= 60; step++) before.observe(step, measures);
    const resumed = new CollapseDetector({ plateau: 0.3 }, before.suspicion);
    for (let step = 61; step < 100; step++) resumed.observe(step, measures);
    expect(() => resumed.observe(100, measures)).toThrow(TrainingCollapsedError);
  });

  it('goes by the embeddings alone where the loss has no plateau', () => {
    const detector = new CollapseDetector({ plateau: null });
    const watch = () => {
      for (let step = 1; step <= 100; step++) detector.observe(step, { ...measures, loss: step });
    };
    expect(watch).toThrow(/step 100: all embeddings .* alike/);
  });

  it('stops a loss that never leaves the margin, though embeddings differ', () => {
    const detector = new CollapseDetector({ plateau: 0.3 });
    const watch = () => {
      for (let step = 1; step <= 500; step++) detector.observe(step, { ...measures, loss: 0.299, spread: 1 });
    };
    expect(watch).toThrow(TrainingStuckError);
  });

  it('stops a loss that is no number', () => {
    expect(() =>
      new CollapseDetector({ plateau: 0.3 }).observe(1, { ...measures, loss: Number.NaN }),
    ).toThrow(TrainingDivergedError);
  });
});
