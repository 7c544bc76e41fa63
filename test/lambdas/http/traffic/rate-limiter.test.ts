import { beforeEach, describe, expect, it } from 'vitest';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { RateExceededError } from '#lambdas/errors/repeat-errors.ts';
import { RateLimiter } from '#lambdas/http/traffic/rate-limiter.ts';

const TENANT = tenantIdSchema.parse('bank');
const [ANNA, BERT] = [subjectIdSchema.parse('anna'), subjectIdSchema.parse('bert')];
const LIMITS = { perTenant: 5, perSubject: 2 };
/** 20 seconds into a minute. */
const AT = new Date('2030-01-01T00:07:20.900Z');
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Counts in memory, a window at a time, as the table does. */
class Counters {
  readonly windows: Window[] = [];
  readonly #counts = new Map<string, number>();

  async ofTenant(tenant: string, window: Window): Promise<number> {
    return this.#count(tenant, window);
  }

  async ofSubject({ tenant, subject }: { tenant: string; subject: string }, window: Window): Promise<number> {
    return this.#count(`${tenant}/${subject}`, window);
  }

  #count(whose: string, window: Window): number {
    this.windows.push(window);
    const key = `${whose} ${window.from}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}

describe('RateLimiter', () => {
  let counters: Counters;
  let limiter: RateLimiter;

  beforeEach(() => {
    counters = new Counters();
    limiter = new RateLimiter(counters, LIMITS);
  });

  it('admits as many requests of a tenant a minute as its limit, and says when to ask again', async () => {
    for (let i = 0; i < LIMITS.perTenant; i++) await limiter.admit(TENANT, undefined, AT);

    const refused: unknown = await limiter.admit(TENANT, undefined, AT).catch((error: unknown) => error);

    expect(refused).toEqual(new RateExceededError('tenant', LIMITS.perTenant, 40));
    await expect(limiter.admit(TENANT, undefined, later(39))).rejects.toThrow(RateExceededError);
    await limiter.admit(TENANT, undefined, later(40));
  });

  it('admits as many about one subject as its own limit, and goes on with others', async () => {
    for (let i = 0; i < LIMITS.perSubject; i++) await limiter.admit(TENANT, ANNA, AT);

    const refused: unknown = await limiter.admit(TENANT, ANNA, AT).catch((error: unknown) => error);

    expect(refused).toEqual(new RateExceededError('subject', LIMITS.perSubject, 40));
    await limiter.admit(TENANT, BERT, AT);
    await limiter.admit(TENANT, undefined, AT);
  });

  it('counts in whole minutes, in seconds since 1970', async () => {
    await limiter.admit(TENANT, ANNA, AT);

    const from = Date.parse('2030-01-01T00:07:00Z') / 1000;
    expect(counters.windows).toEqual([
      { from, to: from + 60 },
      { from, to: from + 60 },
    ]);
  });
});
