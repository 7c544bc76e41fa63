import { RateExceededError, RequestInFlightError } from '../../errors/repeat-errors.ts';
import { SubjectChangedError } from '../../errors/subject-errors.ts';

const UNAVAILABLE = 503;
/** A request takes about as long as this. */
const SOON_SECONDS = 1;
/** What is unavailable seldom is for long. */
const UNAVAILABLE_SECONDS = 5;

/** Seconds after which a refused request may succeed (RFC 9110, section 10.2.3); undefined where waiting helps nothing. */
export function retryAfterSeconds(error: unknown, status: number): number | undefined {
  if (error instanceof RateExceededError) return error.retryAfterSeconds;
  if (error instanceof RequestInFlightError || error instanceof SubjectChangedError) return SOON_SECONDS;
  return status === UNAVAILABLE ? UNAVAILABLE_SECONDS : undefined;
}
