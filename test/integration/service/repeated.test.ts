import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { RateExceededError, RequestInFlightError } from '#lambdas/errors/repeat-errors.ts';
import { RateLimiter } from '#lambdas/http/traffic/rate-limiter.ts';
import { KeptAnswers } from '#lambdas/stores/kept-answers.ts';
import { RateStore } from '#lambdas/stores/rate-store.ts';
import { problemOf, request } from './support/http.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { rowsOf, table, withPrefix } from './support/stored.ts';

const TENANT = 'forgetful-bank';

let token: string;
let anna: Person;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  anna = await person(0);
});

const enroll = (subject: string, picture: Uint8Array | undefined, idempotencyKey: string, as = token) =>
  request(`/v1/subjects/${subject}/references`, {
    token: as,
    type: 'image/png',
    body: picture ?? '',
    idempotencyKey,
  });
const references = async (subject: string, tenant = TENANT) =>
  withPrefix(await rowsOf(`T#${tenant}#S#${subject}`), 'REF#').length;

describe('a request with an idempotency key', () => {
  it('is answered again as before and changes nothing', async () => {
    const first = await enroll('repeated', anna.genuine[0], 'a-key');
    const again = await enroll('repeated', anna.genuine[0], 'a-key');

    expect(again.status).toBe(first.status);
    expect(await again.json()).toEqual(await first.json());
    expect(await references('repeated')).toBe(1);
  });

  it('is refused for another body', async () => {
    await enroll('mistaken', anna.genuine[0], 'another-key');

    const problem = await problemOf(await enroll('mistaken', anna.genuine[1], 'another-key'));

    expect(problem).toMatchObject({ status: 422, type: 'urn:countersign:problem:idempotency-key-reused' });
    expect(await references('mistaken')).toBe(1);
  });

  it("is nobody else's", async () => {
    const stranger = await tokenFor({ tenant: 'other-forgetful-bank' });
    await enroll('shared', anna.genuine[0], 'shared-key');

    const other = await enroll('shared', anna.genuine[0], 'shared-key', stranger);

    expect(other.status).toBe(201);
    expect(await references('shared', 'other-forgetful-bank')).toBe(1);
  });

  it('is asked anew after a refusal', async () => {
    const refused = await enroll('patient', Buffer.from('no picture'), 'patient-key');
    const accepted = await enroll('patient', anna.genuine[0], 'patient-key');

    expect([refused.status, accepted.status]).toEqual([415, 201]);
  });

  it.each([
    ['with a space', 'a key'],
    ['too long', 'k'.repeat(129)],
  ])('%s is refused', async (_, key) => {
    expect(await problemOf(await enroll('nobody', anna.genuine[0], key))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/Idempotency-Key' }],
    });
  });

  it('keeps nothing to recognize a person by', async () => {
    await enroll('discreet', anna.genuine[0], 'discreet-key');

    const kept = withPrefix(await rowsOf(`T#${TENANT}#S#discreet`), 'IDEMPOTENT#');

    expect(kept).toMatchObject([{ status: 'COMPLETED' }]);
    expect(JSON.stringify(kept)).not.toMatch(/embedding|descriptor|distance/i);
    const { expiresAt } = kept[0] ?? {};
    expect(Number(expiresAt)).toBeGreaterThan(Date.now() / 1000 + 23 * 3600);
  });
});

describe('a request that is being answered', () => {
  it('is not answered a second time at the same moment', async () => {
    const answers = new KeptAnswers(table(), deployedStack().deployment.TableName);
    const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
    const sent = {
      partition: `T#${TENANT}#S#busy`,
      operation: 'enrollReferences',
      key: 'busy-key',
      sha256: 'a',
    };

    const outcome = answers.once(sent, context, async () => {
      const second = answers.once(sent, context, async () => ({ answer: 'second' }));
      await expect(second).rejects.toThrow(RequestInFlightError);
      return { answer: 'first' };
    });

    expect(await outcome).toEqual({ answer: 'first' });
    expect(await answers.once(sent, context, async () => ({ answer: 'third' }))).toEqual({ answer: 'first' });
  });
});

describe('requests in one minute', () => {
  const tenant = tenantIdSchema.parse('hasty-bank');
  // A quarter past the beginning of the next minute: the table removes what is long past.
  const minute = Math.ceil(Date.now() / 60_000) * 60_000;
  const now = new Date(minute + 15_000);
  const counters = () => new RateStore(table(), deployedStack().deployment.TableName);

  it('are counted for the tenant, also when they come at once', async () => {
    const limiter = new RateLimiter(counters(), { perTenant: 5, perSubject: 100 });

    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => limiter.admit(tenant, undefined, now)),
    );
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

    expect(refusals).toHaveLength(7);
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(RateExceededError);
      expect(refusal).toMatchObject({ retryAfterSeconds: 45 });
    }
    await expect(limiter.admit(tenant, undefined, new Date('2026-11-25T12:01:00Z'))).resolves.toBeUndefined();
  });

  it('are counted for the subject, whose name no counter holds', async () => {
    const limiter = new RateLimiter(counters(), { perTenant: 1000, perSubject: 2 });
    const [anna, bert] = [subjectIdSchema.parse('anna-limited'), subjectIdSchema.parse('bert-limited')];

    await limiter.admit(tenant, anna, now);
    await limiter.admit(tenant, anna, now);

    await expect(limiter.admit(tenant, anna, now)).rejects.toThrow(RateExceededError);
    await expect(limiter.admit(tenant, bert, now)).resolves.toBeUndefined();
    expect(JSON.stringify(await rowsOf('T#hasty-bank#RATE'))).not.toContain('limited');
  });
});
