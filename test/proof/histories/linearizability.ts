import { isDeepStrictEqual } from 'node:util';
import type { Made } from './steps.ts';

/** What a step with its outcome can make of a state; nothing, if it cannot have had that outcome there. */
export type StatesAfter<State> = (state: State, made: Made) => readonly State[];

/**
 * Whether steps that were made at the same time could have been made one after the other: each with the outcome that it
 * had, none before one that had ended when it began, and with the state at the end that was found (linearizability;
 * Herlihy & Wing 1990, ACM TOPLAS 12). A history of several objects has that property if the part of each object has it,
 * so each is looked at alone (their theorem 1).
 */
export function isExplained<State>(
  made: readonly Made[],
  [begin, end]: readonly [State, State],
  statesAfter: StatesAfter<State>,
): boolean {
  if (made.length === 0) return isDeepStrictEqual(begin, end);
  return made.some((next) => {
    const others = made.filter((other) => other !== next);
    if (others.some(({ to }) => to < next.from)) return false;
    return statesAfter(begin, next).some((after) => isExplained(others, [after, end], statesAfter));
  });
}
