import { CountersignError } from '#core/errors/countersign-error.ts';

/** Training drew all embeddings together: nothing is learnt any more. */
export class TrainingCollapsedError extends CountersignError {
  readonly code = 'training-collapsed';

  constructor(step: number) {
    super(`Training collapsed by step ${step}: the loss sits at the margin and all embeddings are alike.`, {
      remedy:
        'Lower the learning rate, begin with the batch-all miner for longer, or lower the share of hard families.',
    });
  }
}

/** The loss is no number any more. */
export class TrainingDivergedError extends CountersignError {
  readonly code = 'training-diverged';

  constructor(step: number) {
    super(`Training diverged at step ${step}: the loss is not a finite number.`, {
      remedy: 'Lower the learning rate or the gradient norm to clip at, and resume from the last checkpoint.',
    });
  }
}
