import { TrainingCollapsedError, TrainingDivergedError } from './errors.ts';
import type { StepMeasures } from './train-step.ts';

/** Steps in a row that must look collapsed: a bad batch or two is no collapse. */
const PATIENCE = 100;
/** How near the loss must be to the margin, as a share of it. */
const LOSS_TOLERANCE = 0.05;
/** Mean distance of all pairs, of at most 4, below which embeddings count as alike. */
const SPREAD_LIMIT = 0.02;

/** Watches a run for the plateau where d(a,p) = d(a,n) = 0 and the loss is the margin. */
export class CollapseDetector {
  readonly #margin: number;
  #suspicious = 0;

  constructor(margin: number) {
    this.#margin = margin;
  }

  /**
   * @throws TrainingCollapsedError when the run has been on the plateau for long
   * @throws TrainingDivergedError when the loss is not finite
   */
  observe(step: number, { loss, spread }: StepMeasures): void {
    if (!Number.isFinite(loss)) throw new TrainingDivergedError(step);
    const atMargin = Math.abs(loss - this.#margin) < LOSS_TOLERANCE * this.#margin;
    this.#suspicious = atMargin && spread < SPREAD_LIMIT ? this.#suspicious + 1 : 0;
    if (this.#suspicious >= PATIENCE) throw new TrainingCollapsedError(step);
  }
}
