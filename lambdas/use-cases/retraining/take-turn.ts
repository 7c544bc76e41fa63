import { RetrainingRunningError } from '../../errors/retraining-errors.ts';
import type { RetrainingId, RetrainingRow } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import type { RetrainingTurn, Turn } from '../../stores/retraining/retraining-turn.ts';
import type { Workflow } from '../../stores/retraining/workflow.ts';

export interface TurnStores {
  readonly turn: Pick<RetrainingTurn, 'last' | 'take'>;
  readonly workflow: Pick<Workflow, 'isRunning'>;
  readonly retrainings: Pick<RetrainingStore, 'endAbandoned' | 'find'>;
}

/** What is noted of a retraining whose execution is over and has not said how it ended. */
const ABANDONED = { error: 'execution-ended', reason: 'Its execution was stopped, or took too long.' };
/** An execution may be unknown so long after its turn was taken: it is started next, and its listing lags. */
const START_MILLISECONDS = 5 * 60_000;
/** Others that may be faster before one of them counts as running. */
const ATTEMPTS = 5;

/**
 * Makes it a retraining's turn, if no other one is under way. Whether one is, its execution says and nothing else, so
 * neither a crash nor a stopped execution keeps the turn. Taking it again changes nothing.
 *
 * @throws RetrainingRunningError
 */
export async function takeTurn(stores: TurnStores, own: Omit<Turn, 'takenAt'>, at: Date): Promise<void> {
  let last: Turn | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    last = await stores.turn.last();
    if (last?.retraining === own.retraining) return;
    if (last !== undefined) {
      if (await isUnderWay(stores, last, at)) break;
      await stores.retrainings.endAbandoned(last.retraining, ABANDONED, at);
    }
    if (await stores.turn.take({ ...own, takenAt: at.toISOString() }, last)) return;
  }
  throw new RetrainingRunningError(last?.retraining ?? own.retraining);
}

/** A retraining's row as it is in truth: failed, where its execution is over and has not said so. */
export async function settleRow(stores: TurnStores, row: RetrainingRow, at: Date): Promise<RetrainingRow> {
  if (row.status !== 'running' && row.status !== 'waiting-for-approval') return row;
  if (await isUnderWay(stores, await turnOf(stores, row.retraining), at)) return row;
  await stores.retrainings.endAbandoned(row.retraining, ABANDONED, at);
  return stores.retrainings.find(row.retraining);
}

async function turnOf({ turn }: TurnStores, retraining: RetrainingId): Promise<Turn | undefined> {
  const last = await turn.last();
  return last?.retraining === retraining ? last : undefined;
}

async function isUnderWay(
  { workflow }: Pick<TurnStores, 'workflow'>,
  turn: Turn | undefined,
  at: Date,
): Promise<boolean> {
  if (turn === undefined) return false;
  const isRunning = await workflow.isRunning(turn.execution);
  return isRunning ?? at.getTime() - Date.parse(turn.takenAt) < START_MILLISECONDS;
}
