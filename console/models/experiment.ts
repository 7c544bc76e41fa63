import type { ModelEvaluation } from 'countersign-client';

type Result = ModelEvaluation['results'][number];

/** Lower and upper end of a 95 % interval, where people are enough for one. */
export type Interval = readonly number[] | null;

/** What was measured of a model in one experiment: some people, so many references each, one kind of forgery. */
export type Experiment = Pick<
  Result,
  'system' | 'data' | 'people' | 'references' | 'forgery' | 'eer' | 'frrAtFar' | 'det'
> & {
  readonly eerInterval: Interval;
  readonly frrAtFarInterval: Readonly<Record<keyof Result['frrAtFar'], Interval>>;
};

/** The system of an evaluation that is the model itself, and not something untrained beside it. */
const MODEL = 'model';

/** The model's own experiments. */
export function experimentsOf(results: readonly Experiment[]): Experiment[] {
  return results.filter(({ system }) => system === MODEL);
}

/** An experiment in words; the same for two models that were measured alike. */
export function nameOf({ data, references, forgery }: Experiment): string {
  return `${data}, ${references} reference${references === 1 ? '' : 's'}, ${forgery} forgeries`;
}
