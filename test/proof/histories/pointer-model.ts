import { isDeepStrictEqual } from 'node:util';
import type { Made, Outcome, PointerState, Step } from './steps.ts';

/** A move that met another one may always be refused as this, and changes nothing. */
const MET_ANOTHER = 'model-active-changed';

/** Whether a step moves the pointer, or its answer says where it stood. */
export function concernsPointer({ step, outcome }: Made): boolean {
  return step.kind === 'promote' || step.kind === 'rollBack' || 'model' in outcome;
}

/** Where the pointer can stand after a step; nowhere, if the step cannot have had its outcome there. */
export function pointerAfter(pointer: PointerState, { step, outcome }: Made): readonly PointerState[] {
  if ('model' in outcome) return outcome.model === pointer.active ? [pointer] : [];
  if (outcome.kind === 'refused') return isDue(pointer, step, outcome) ? [pointer] : [];
  const after = moved(pointer, step);
  const isSame = outcome.kind === 'moved' && isDeepStrictEqual(outcome.to, after);
  return isSame && after !== undefined ? [after] : [];
}

function moved({ active, previous }: PointerState, step: Step): PointerState | undefined {
  if (step.kind === 'rollBack') return previous && { active: previous, previous: undefined };
  if (step.kind !== 'promote') return undefined;
  return step.model === active ? { active, previous } : { active: step.model, previous: active };
}

function isDue({ previous }: PointerState, step: Step, { code }: Extract<Outcome, { kind: 'refused' }>) {
  if (code === MET_ANOTHER) return true;
  return step.kind === 'rollBack' && code === 'no-previous-model' && previous === undefined;
}
