import type { Loss } from '../losses/loss.ts';
import { TrainingCollapsedError, TrainingDivergedError, TrainingStuckError } from './errors.ts';
import type { StepMeasures } from './train-step.ts';

/** Steps in a row that embeddings must be alike: a bad batch or two is no collapse. */
const ALIKE_PATIENCE = 100;
/** Mean squared distance of all pairs, of at most 4, below which embeddings count as alike. */
const SPREAD_LIMIT = 0.02;
/** How near the loss of alike embeddings is to its plateau, as a share of it. */
const ALIKE_TOLERANCE = 0.05;

/** Steps in a row that the loss must not leave its plateau: batches differ, so a loss that moves at all leaves it. */
const STUCK_PATIENCE = 500;
const STUCK_TOLERANCE = 0.02;

/** For how many steps in a row a run has looked collapsed, and stuck. */
export interface Suspicion {
  readonly alike: number;
  readonly stuck: number;
}

export const UNSUSPECTED: Suspicion = { alike: 0, stuck: 0 };

/** Watches a run for the plateau where d(a,p) = d(a,n): a triplet loss is its margin there. */
export class CollapseDetector {
  readonly #plateau: number | null;
  #alike: number;
  #stuck: number;

  /** @param suspicion what a checkpoint holds */
  constructor({ plateau }: Pick<Loss, 'plateau'>, { alike, stuck }: Suspicion = UNSUSPECTED) {
    this.#plateau = plateau;
    this.#alike = alike;
    this.#stuck = stuck;
  }

  get suspicion(): Suspicion {
    return { alike: this.#alike, stuck: this.#stuck };
  }

  /**
   * @throws TrainingCollapsedError when all embeddings have been alike for long
   * @throws TrainingStuckError when the loss has been on its plateau for very long
   * @throws TrainingDivergedError when the loss is not finite
   */
  observe(step: number, { loss, spread }: StepMeasures): void {
    if (!Number.isFinite(loss)) throw new TrainingDivergedError(step);
    // Hard mining shrinks all distances and may still rank them well: the loss tells.
    const alike = spread < SPREAD_LIMIT && (this.#plateau === null || this.#isNear(loss, ALIKE_TOLERANCE));
    this.#alike = alike ? this.#alike + 1 : 0;
    this.#stuck = this.#isNear(loss, STUCK_TOLERANCE) ? this.#stuck + 1 : 0;
    if (this.#alike >= ALIKE_PATIENCE) throw new TrainingCollapsedError(step, this.#alike);
    if (this.#stuck >= STUCK_PATIENCE) throw new TrainingStuckError(step, this.#stuck, loss);
  }

  #isNear(loss: number, tolerance: number): boolean {
    return this.#plateau !== null && Math.abs(loss - this.#plateau) < tolerance * this.#plateau;
  }
}
