import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { ServiceRefusedError } from '#cli/service/errors.ts';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { RequestInFlightError } from '#lambdas/errors/repeat-errors.ts';
import { KeptAnswers } from '#lambdas/stores/kept-answers.ts';
import { subjectPartition } from '#lambdas/stores/rows/keys.ts';
import { ActiveModel } from '#lambdas/use-cases/active-model.ts';
import { enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { request } from './support/http.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { imageVersions, rowsOf, table, withPrefix } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

const TENANT = 'busy-bank';

describe('requests at the same moment', () => {
  let service: Calls;
  let token: string;
  let anna: Person;

  beforeAll(async () => {
    token = await tokenFor({ tenant: TENANT });
    service = callsWith(token);
    anna = await person(0);
  });

  async function expectReferences(subject: string, count: number): Promise<void> {
    const rows = await rowsOf(`T#${TENANT}#S#${subject}`);
    expect(withPrefix(rows, 'REF#')).toHaveLength(count);
    expect(withPrefix(rows, 'EMB#')).toHaveLength(count);
    expect(await imageVersions(`${TENANT}/${subject}/`)).toHaveLength(count);
    expect(await service.subject(subject)).toMatchObject({ references: count });
  }

  it('enrolls each request whole or not at all, and counts what is there', async () => {
    const subject = 'raced';
    const outcomes = await Promise.allSettled([
      service.enroll(subject, anna.genuine.slice(0, 2)),
      service.enroll(subject, anna.genuine.slice(2, 4)),
      service.enroll(subject, anna.genuine.slice(4, 6)),
    ]);
    const enrolled = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

    expect(enrolled).toBeGreaterThanOrEqual(1);
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(ServiceRefusedError);
      expect(refusal).toMatchObject({ code: 'subject-changed', status: 409 });
    }
    await expectReferences(subject, 2 * enrolled);
  });

  it('never enrolls one picture twice', async () => {
    const subject = 'copied';
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => service.enroll(subject, anna.genuine.slice(0, 1))),
    );
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

    expect(refusals).toHaveLength(3);
    for (const { code } of refusals) expect(['subject-changed', 'reference-duplicate']).toContain(code);
    await expectReferences(subject, 1);
  });

  it('keeps the count right while references come and go', async () => {
    const subject = 'coming-and-going';
    const { references } = await service.enroll(subject, anna.genuine.slice(0, 3));
    const remove = (id: string) =>
      request(`/v1/subjects/${subject}/references/${id}`, { method: 'DELETE', token });
    await Promise.allSettled([
      ...references.map(({ id }) => remove(id)),
      service.enroll(subject, anna.genuine.slice(3, 4)),
      ...references.map(({ id }) => remove(id)),
    ]);

    const { references: left } = await service.subject(subject);
    expect(withPrefix(await rowsOf(`T#${TENANT}#S#${subject}`), 'REF#')).toHaveLength(left);
  });

  it('answers 12 equal requests with one key with one reference', async () => {
    const subject = 'insisting';
    const send = () =>
      request(`/v1/subjects/${subject}/references`, {
        token,
        type: 'image/png',
        body: anna.genuine[0] ?? '',
        idempotencyKey: 'insisting-once',
      });
    const answers = await Promise.all(Array.from({ length: 12 }, send));
    const bodies = new Set(
      await Promise.all(answers.filter(({ status }) => status === 201).map((answer) => answer.text())),
    );

    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(bodies.size).toBe(1);
    await expectReferences(subject, 1);
    expect(bodies).toContain(await (await send()).text());
  });

  // In this process: the emulator starts a process for each of so many requests, which is slow and proves no more.
  it('answers 200 equal requests with one key with one reference', async () => {
    const { registry, ...stores } = deployedStores();
    const enrollment = { ...stores, model: new ActiveModel(registry) };
    await enrollment.model.embedder();
    const answers = new KeptAnswers(table(), deployedStack().deployment.TableName);
    const key = { tenant: tenantIdSchema.parse(TENANT), subject: subjectIdSchema.parse('very-insisting') };
    const asked = {
      partition: subjectPartition(key),
      operation: 'enrollReferences',
      key: 'very-insisting-once',
      sha256: 'equal',
    };
    const images = anna.genuine.slice(0, 1);
    const context = { getRemainingTimeInMillis: () => 120_000 } as Context;
    const send = () =>
      answers.once(asked, context, () =>
        enrollReferences(enrollment, { key, images, by: 'test', at: new Date() }),
      );

    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, send));
    const answered = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

    expect(new Set(answered.map(({ references }) => references[0]?.id)).size).toBe(1);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(RequestInFlightError);
    expect(await send()).toEqual(answered[0]);
    await expectReferences(key.subject, 1);
  });

  it('answers one of two erasures with the receipt', async () => {
    const subject = 'erased-twice';
    await service.enroll(subject, anna.genuine.slice(0, 1));

    const outcomes = await Promise.allSettled([service.erase(subject), service.erase(subject)]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rowsOf(`T#${TENANT}#S#${subject}`)).toEqual([]);
  });
});
