/** The steps of a request that are timed, as metrics and traces name them. */
export type Step = 'Prepare' | 'Embed' | 'Read' | 'Search' | 'Record';

/** Has one step timed; gives what the step gives. */
export type TimeStep = <Result>(step: Step, work: () => Promise<Result>) => Promise<Result>;

/** Does a step and tells nobody how long it took. */
export const untimed: TimeStep = (_, work) => work();
