import fc from 'fast-check';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { person } from '#test/integration/service/support/people.ts';
import type { Proven } from '../run-proof.ts';
import { clientsOf, type Deployment } from '../service/deployment.ts';
import { storesOn } from '../service/stores.ts';
import { History } from './one-history.ts';
import { ScheduledCalls } from './scheduled-calls.ts';
import { isExplained, type Step } from './subject-model.ts';

export interface HistoryProof {
  readonly seed: number;
  readonly histories: number;
}

const TENANT = tenantIdSchema.parse('busy-bank');
const PICTURES = 3;

const picture = fc.nat({ max: PICTURES - 1 });
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: picture.map((number): Step => ({ kind: 'enroll', picture: number })) },
  { weight: 2, arbitrary: picture.map((number): Step => ({ kind: 'remove', picture: number })) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'verify' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'erase' }) },
);
/** Callers at the same time, each with steps one after another. */
const callersArbitrary = fc.array(fc.array(stepArbitrary, { minLength: 1, maxLength: 2 }), {
  minLength: 2,
  maxLength: 3,
});

/** Random histories of callers at one subject, whose calls to the stores a scheduler mixes; each must be explained. */
export async function proveHistories(
  deployment: Deployment,
  { seed, histories }: HistoryProof,
): Promise<Proven> {
  const { table, buckets } = clientsOf(deployment);
  const calls = new ScheduledCalls();
  calls.ofTable(table);
  calls.ofBuckets(buckets);
  const stores = storesOn(deployment, table, buckets);
  const { genuine } = await person(0);
  const query = genuine[PICTURES] ?? new Uint8Array();
  const failures: string[] = [];
  const outcomes: Record<string, number> = {};
  let number = 0;

  const property = fc.asyncProperty(fc.scheduler(), callersArbitrary, async (scheduler, callers) => {
    const key = { tenant: TENANT, subject: subjectIdSchema.parse(`busy-${number++}`) };
    const history = new History({ deployment, stores, key, pictures: genuine, query });
    await history.make([{ kind: 'enroll', picture: 0 }, { kind: 'verify' }]);
    await calls.during(scheduler, () => Promise.all(callers.map((steps) => history.make(steps))));

    const { state, faults } = await history.left();
    failures.push(...faults);
    for (const { outcome } of history.made) {
      const name = outcome.kind === 'refused' ? outcome.code : outcome.kind;
      outcomes[name] = (outcomes[name] ?? 0) + 1;
    }
    if (!isExplained(history.made, undefined, state)) {
      failures.push(`no order explains ${JSON.stringify({ made: history.made, left: state })}`);
    }
  });
  await fc.assert(property, { seed, numRuns: histories, endOnFailure: true });
  return { figures: { histories: number, outcomes }, failures };
}
