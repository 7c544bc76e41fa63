import fc from 'fast-check';
import { type ModelVersion, subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { person } from '#test/integration/service/support/people.ts';
import type { Proven } from '../run-proof.ts';
import { clientsOf, type Deployment } from '../service/deployment.ts';
import { ExpectedScores } from '../service/expected-scores.ts';
import { embedderOf, publishOtherModels } from '../service/other-models.ts';
import { storesOn } from '../service/stores.ts';
import { isExplained } from './linearizability.ts';
import { History } from './one-history.ts';
import { concernsPointer, pointerAfter } from './pointer-model.ts';
import { ScheduledCalls } from './scheduled-calls.ts';
import type { Step } from './steps.ts';
import { concernsSubject, subjectAfter } from './subject-model.ts';

export interface HistoryProof {
  readonly seed: number;
  readonly histories: number;
}

const TENANT = tenantIdSchema.parse('busy-bank');
const PICTURES = 3;

const picture = fc.nat({ max: PICTURES - 1 });
/** Mostly the one that every history begins with. */
const removed = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: picture });
const OTHER_MODELS = ['busy-1', 'busy-2'];

function stepsWith(models: readonly ModelVersion[]): fc.Arbitrary<Step> {
  const model = fc.constantFrom(...models);
  return fc.oneof(
    { weight: 3, arbitrary: picture.map((number): Step => ({ kind: 'enroll', picture: number })) },
    { weight: 2, arbitrary: removed.map((number): Step => ({ kind: 'remove', picture: number })) },
    { weight: 3, arbitrary: fc.constant<Step>({ kind: 'verify' }) },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'erase' }) },
    { weight: 2, arbitrary: model.map((to): Step => ({ kind: 'promote', model: to })) },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'rollBack' }) },
    { weight: 2, arbitrary: model.map((by): Step => ({ kind: 'reembed', model: by })) },
  );
}

/** Callers at the same time, each with steps one after another. */
const callersWith = (step: fc.Arbitrary<Step>) =>
  fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 });

/**
 * Random histories of callers at one subject and at the models, whose calls to the stores a scheduler mixes; each must be
 * explained, and each score must be one model's.
 */
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
  const shipped = (await stores.registry.active()).modelVersion;
  const models = [shipped, ...(await publishOtherModels(deployment, OTHER_MODELS))];
  const embedders = await Promise.all(models.map((model) => embedderOf(deployment, model)));
  const expected = await ExpectedScores.of(embedders, query, genuine.slice(0, PICTURES));
  const failures: string[] = [];
  const outcomes: Record<string, number> = {};
  let number = 0;

  const everybody = callersWith(stepsWith(models));
  const property = fc.asyncProperty(fc.scheduler(), everybody, async (scheduler, callers) => {
    const key = { tenant: TENANT, subject: subjectIdSchema.parse(`busy-${number++}`) };
    const history = new History({ deployment, stores, key, pictures: genuine, query, expected });
    const begin = await history.pointer();
    await history.make([{ kind: 'enroll', picture: 0 }, { kind: 'verify' }]);
    await calls.during(scheduler, () => Promise.all(callers.map((steps) => history.make(steps))));

    const [{ state, faults }, end] = [await history.left(), await history.pointer()];
    failures.push(...faults, ...history.mixed);
    for (const { outcome } of history.made) {
      const name = outcome.kind === 'refused' ? outcome.code : outcome.kind;
      outcomes[name] = (outcomes[name] ?? 0) + 1;
    }
    const moves = history.made.filter(concernsPointer);
    if (!isExplained(moves, [begin, end], pointerAfter)) {
      failures.push(`no order explains ${JSON.stringify({ moves, begin, end })}`);
    }
    const made = history.made.filter(concernsSubject);
    if (!isExplained(made, [undefined, state], subjectAfter)) {
      failures.push(`no order explains ${JSON.stringify({ made, left: state })}`);
    }
  });
  await fc.assert(property, { seed, numRuns: histories, endOnFailure: true });
  return { figures: { histories: number, outcomes }, failures };
}
