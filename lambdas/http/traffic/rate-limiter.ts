import type { SubjectId, TenantId } from '#core/ids.ts';
import { RateExceededError } from '../../errors/repeat-errors.ts';
import type { RateStore } from '../../stores/rate-store.ts';

/** Requests a minute that are answered at most. */
export interface RateLimits {
  readonly perTenant: number;
  readonly perSubject: number;
}

const WINDOW_SECONDS = 60;

/** Refuses what a tenant, or whoever tries one subject over and over, asks beyond its share of a minute. */
export class RateLimiter {
  readonly #counters: Pick<RateStore, 'ofTenant' | 'ofSubject'>;
  readonly #limits: RateLimits;

  constructor(counters: Pick<RateStore, 'ofTenant' | 'ofSubject'>, limits: RateLimits) {
    this.#counters = counters;
    this.#limits = limits;
  }

  /**
   * Counts a request, and the subject that it tries a picture on if it tries one.
   *
   * @throws RateExceededError when there were too many in this minute
   */
  async admit(tenant: TenantId, subject: SubjectId | undefined, at: Date): Promise<void> {
    const now = Math.floor(at.getTime() / 1000);
    const from = now - (now % WINDOW_SECONDS);
    const window = { from, to: from + WINDOW_SECONDS };
    const { perTenant, perSubject } = this.#limits;
    const [ofTenant, ofSubject] = await Promise.all([
      this.#counters.ofTenant(tenant, window),
      subject === undefined ? 0 : this.#counters.ofSubject({ tenant, subject }, window),
    ]);
    if (ofTenant > perTenant) throw new RateExceededError('tenant', perTenant, window.to - now);
    if (ofSubject > perSubject) throw new RateExceededError('subject', perSubject, window.to - now);
  }
}
