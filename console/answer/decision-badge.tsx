import type { Verification } from 'countersign-client';
import { DECISION_WORDS } from './words.ts';

/** A decision in its color, and in a word for those who see none. */
export function DecisionBadge({ decision }: { readonly decision: Verification['decision'] }) {
  return <span class={`badge ${decision}`}>{DECISION_WORDS[decision].label}</span>;
}
