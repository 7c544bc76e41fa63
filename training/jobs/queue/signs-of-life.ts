import { TaskLostError } from '../errors.ts';

export interface SignsOfLife {
  /** Gives one sign. */
  readonly give: () => Promise<void>;
  readonly everyMilliseconds: number;
  /** Told of a sign that did not get through; the next one may. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Gives signs of life while some work is done, and stops the work when nobody waits for it any more.
 *
 * @param work given a signal that is aborted with TaskLostError, or as `signal` is
 */
export async function withSignsOfLife<Result>(
  { give, everyMilliseconds, onTrouble }: SignsOfLife,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lost = new AbortController();
  const timer = setInterval(() => {
    give().catch((error: unknown) => {
      if (error instanceof TaskLostError) lost.abort(error);
      else onTrouble(error);
    });
  }, everyMilliseconds);
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
  }
}
