import { CountersignError } from '#core/errors/countersign-error.ts';

/** A run whose settings lead nowhere; with others it may do well. */
export abstract class TrainingBreakdownError extends CountersignError {}

/** Training drew all embeddings together: nothing is learned any more. */
export class TrainingCollapsedError extends TrainingBreakdownError {
  readonly code = 'training-collapsed';

  constructor(step: number, steps: number) {
    super(
      `Training collapsed by step ${step}: all embeddings of a batch have been alike for ${steps} steps.`,
      {
        remedy:
          'Lower the learning rate, begin with the batch-all miner for longer, or lower the share of hard families.',
      },
    );
  }
}

/** The loss stays where positives and negatives are equally far, though embeddings differ. */
export class TrainingStuckError extends TrainingBreakdownError {
  readonly code = 'training-stuck';

  constructor(step: number, steps: number, loss: number) {
    super(
      `Training is stuck at step ${step}: for ${steps} steps the loss has stayed at ${loss.toFixed(3)}, where negatives are no farther than positives.`,
      {
        remedy:
          'Mine more gently for longer (batch-all or semi-hard), lower the margin, or raise the learning rate.',
      },
    );
  }
}

/** An offline miner found no image that has both a positive and a negative. */
export class NothingToMineError extends CountersignError {
  readonly code = 'training-nothing-to-mine';

  constructor(images: number) {
    super(`There is no triplet to mine among ${images} training images.`, {
      remedy:
        'Give two genuine signatures or more of some person, and some of another, or name online miners only.',
    });
  }
}

/** The loss is no number any more. */
export class TrainingDivergedError extends TrainingBreakdownError {
  readonly code = 'training-diverged';

  constructor(step: number) {
    super(`Training diverged at step ${step}: the loss is not a finite number.`, {
      remedy: 'Lower the learning rate or the gradient norm to clip at, and resume from the last checkpoint.',
    });
  }
}
