import { ulid } from 'ulidx';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { modelVersionSchema } from '#core/ids.ts';
import { RetrainingOverError, RetrainingRunningError } from '#lambdas/errors/retraining-errors.ts';
import { type RetrainingId, retrainingIdSchema } from '#lambdas/stores/retraining/retraining-row.ts';
import { RetrainingStore } from '#lambdas/stores/retraining/retraining-store.ts';
import { RetrainingTurn } from '#lambdas/stores/retraining/retraining-turn.ts';
import { stopRetraining } from '#lambdas/use-cases/retraining/stop-retraining.ts';
import { settleRow, takeTurn } from '#lambdas/use-cases/retraining/take-turn.ts';
import { Random } from '#training/random/random.ts';
import { newTable } from './support/table.ts';

const NOW = new Date('2030-01-01T00:00:00Z');
const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const RACERS = 12;
const ROUNDS = 8;

const missing = inject('dynamodb') === undefined;
const where = missing ? 'not run, because this machine has no Java or no Maven' : 'in DynamoDB Local';

describe.skipIf(missing)(`the turn to retrain, ${where}`, () => {
  let turn: RetrainingTurn;
  let retrainings: RetrainingStore;
  /** What Step Functions would say of executions: absent ones are not known. */
  const executions = new Map<string, 'running' | 'ended'>();
  const workflow = {
    isRunning: async (name: string) => {
      const status = executions.get(name);
      return status === undefined ? undefined : status === 'running';
    },
    stop: async (name: string) => {
      executions.set(name, 'ended');
    },
  };
  const stores = () => ({ turn, retrainings, workflow });

  beforeAll(async () => {
    const { client, name } = await newTable('turn');
    turn = new RetrainingTurn(client, name);
    retrainings = new RetrainingStore(client, name);
  });
  beforeEach(async () => {
    executions.clear();
    const last = await turn.last();
    if (last !== undefined) await turn.giveBack(last.retraining);
  });

  const newId = (): RetrainingId => retrainingIdSchema.parse(ulid());
  const take = (retraining: RetrainingId, at = NOW) =>
    takeTurn(stores(), { retraining, execution: retraining }, at);
  const begin = (retraining: RetrainingId) =>
    retrainings.begin({
      retraining,
      status: 'running',
      step: 'train',
      startedAt: NOW.toISOString(),
      updatedAt: NOW.toISOString(),
      startedBy: 'test',
      active: modelVersionSchema.parse('active'),
    });

  it('is one retraining’s for as long as its execution runs, and it may take it again', async () => {
    const [first, second] = [newId(), newId()];
    await take(first);
    executions.set(first, 'running');

    await expect(take(second, inMinutes(60 * 24))).rejects.toThrow(RetrainingRunningError);
    await take(first);
    executions.set(first, 'ended');

    await take(second);
    expect(await turn.last()).toMatchObject({ retraining: second });
  });

  it('waits five minutes for an execution that is not known yet, and no longer', async () => {
    const [first, second] = [newId(), newId()];
    await take(first);

    await expect(take(second, inMinutes(4))).rejects.toThrow(first);
    await take(second, inMinutes(6));
  });

  it('goes over from an execution that was stopped, whose row then says that it failed', async () => {
    const [stopped, next] = [newId(), newId()];
    await take(stopped);
    await begin(stopped);
    executions.set(stopped, 'ended');

    await take(next);

    expect(await retrainings.find(stopped)).toMatchObject({
      status: 'failed',
      failure: { error: 'execution-ended' },
    });
  });

  it('leaves an end alone that was noted', async () => {
    const promoted = newId();
    await take(promoted);
    await begin(promoted);
    await retrainings.note(promoted, { status: 'promoted' }, NOW);
    executions.set(promoted, 'ended');

    await take(newId());

    const row = await retrainings.find(promoted);
    expect(row.status).toBe('promoted');
    expect(await settleRow(stores(), row, NOW)).toEqual(row);
  });

  it('shows a retraining as running only while it has the turn and its execution runs', async () => {
    const shown = newId();
    await take(shown);
    await begin(shown);
    const status = async () => (await settleRow(stores(), await retrainings.find(shown), NOW)).status;

    executions.set(shown, 'running');
    expect(await status()).toBe('running');

    executions.set(shown, 'ended');
    expect(await status()).toBe('failed');
  });

  it('is free once its retraining was stopped, which is done once and to no other', async () => {
    const [stopped, next] = [newId(), newId()];
    const stop = (id: RetrainingId) => stopRetraining(stores(), id, { by: 'ada', at: NOW });
    await take(stopped);
    await begin(stopped);
    executions.set(stopped, 'running');

    expect(await stop(stopped)).toMatchObject({
      status: 'failed',
      failure: { error: 'stopped', reason: 'Stopped by ada.' },
    });
    await take(next);
    await begin(next);
    executions.set(next, 'running');

    await expect(stop(stopped)).rejects.toThrow(RetrainingOverError);
    expect(await workflow.isRunning(next)).toBe(true);
  });

  it(`is one racer's of ${RACERS}, ${ROUNDS} times over, whenever executions end`, async () => {
    const random = new Random('turns');
    for (let round = 0; round < ROUNDS; round++) {
      const at = inMinutes(round);
      const racers = Array.from({ length: RACERS }, newId);
      const before = await turn.last();
      const isOver = random.integer(2) === 0;
      if (before !== undefined) executions.set(before.retraining, isOver ? 'ended' : 'running');

      const outcomes = await Promise.allSettled(racers.map((racer) => take(racer, at)));

      const winners = racers.filter((_, i) => outcomes[i]?.status === 'fulfilled');
      expect(winners).toHaveLength(before === undefined || isOver ? 1 : 0);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(RetrainingRunningError);
      }
      expect((await turn.last())?.retraining).toBe(winners[0] ?? before?.retraining);
    }
  });
});
