import { CountersignError } from '#core/errors/countersign-error.ts';
import { problemOf } from './problem.ts';
import { retryAfterSeconds } from './traffic/retry-after.ts';

const FIRST_SERVER_ERROR = 500;

/** The code of the problem that a caller would be told for good; undefined where trying again may help. */
export function lastingProblem(error: unknown): string | undefined {
  if (!(error instanceof CountersignError)) return undefined;
  const { status } = problemOf(error);
  const mayPass = status >= FIRST_SERVER_ERROR || retryAfterSeconds(error, status) !== undefined;
  return mayPass ? undefined : error.code;
}
