import { createHash } from 'node:crypto';
import type { SubjectId } from '#core/ids.ts';

/** Changing it would show other people of a large tenant. */
const SEED = 'map';

/**
 * Draws whole people until another one would bring more references than wanted. A person's turn depends on their name
 * alone, so whoever is enrolled or erased meanwhile moves few others in or out.
 *
 * @returns those drawn, by name
 */
export function drawPeople<Reference>(
  people: ReadonlyMap<SubjectId, readonly Reference[]>,
  wanted: number,
): [SubjectId, readonly Reference[]][] {
  const inTurn = [...people].map((person) => ({ person, turn: turnOf(person[0]) }));
  inTurn.sort((a, b) => a.turn.localeCompare(b.turn));
  const drawn: [SubjectId, readonly Reference[]][] = [];
  let count = 0;
  for (const { person } of inTurn) {
    count += person[1].length;
    if (count > wanted) break;
    drawn.push(person);
  }
  return drawn.sort(([a], [b]) => a.localeCompare(b));
}

function turnOf(subject: SubjectId): string {
  return createHash('sha256').update(`${SEED}/${subject}`).digest('hex');
}
