import type { Random } from '#training/random/random.ts';
import { redrawn } from './redrawn.ts';
import type { AttackAnswer, Target } from './target.ts';

/** How an attempt to climb ended. */
export interface Climb {
  /** The query that was accepted first, counted from 1; undefined where none was. */
  readonly acceptedAt: number | undefined;
  readonly startScore: number;
  readonly bestScore: number;
}

/** Steps of a hand that tries on; the picture that answered best is what the next try begins from. */
const STEP = { rotation: 2, distortion: 0.04 };
const STRAYING = [0.003, 0.006, 0.012] as const;

/**
 * Climbs on what the API answers and nothing else: begins with the best of some signatures of other people, changes it a
 * little again and again, and keeps what raises the scores.
 */
export async function hillClimb(
  target: Target,
  beginnings: readonly Uint8Array[],
  queries: number,
  random: Random,
): Promise<Climb> {
  let best: { picture: Uint8Array; height: number; score: number } | undefined;
  let startScore = 0;
  for (let query = 1; query <= queries; query++) {
    const given = beginnings[query - 1];
    const straying = random.pick(STRAYING);
    const picture = given ?? (best && (await redrawn(best.picture, { ...STEP, straying }, random)));
    if (picture === undefined) break;
    const answer = await target.ask(picture);
    if (answer.decision === 'accept') return { acceptedAt: query, startScore, bestScore: answer.score };
    const height = heightOf(answer);
    if (best === undefined || height >= best.height) best = { picture, height, score: answer.score };
    if (query === beginnings.length) startScore = best.score;
  }
  return { acceptedAt: undefined, startScore, bestScore: best?.score ?? 0 };
}

/** All that an answer tells: the score first, and among equal ones the references' own. */
function heightOf({ score, references }: AttackAnswer): number {
  return score + references.reduce((sum, reference) => sum + reference, 0) / 100;
}
