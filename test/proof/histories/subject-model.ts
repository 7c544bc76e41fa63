import { isDeepStrictEqual } from 'node:util';
import type { Made, Step } from './steps.ts';

/** What is known of a subject; undefined where there is none. */
export interface SubjectState {
  /** Numbers of the pictures enrolled, ascending. */
  readonly pictures: readonly number[];
  readonly verifications: number;
  /** Set where an erasure has begun: unknown to everybody, until the erasure that gets the receipt has ended it. */
  readonly leaving?: true;
}

/** A request that met another one may always be refused as this, and changes nothing. */
const MET_ANOTHER = 'subject-changed';
const KINDS: readonly Step['kind'][] = ['enroll', 'remove', 'verify', 'erase'];

/** Whether a step is about the subject. */
export function concernsSubject({ step }: Made): boolean {
  return KINDS.includes(step.kind);
}

/** What a subject can be after a step; nothing, if the step cannot have had its outcome there. */
export function subjectAfter(
  state: SubjectState | undefined,
  { step, outcome }: Made,
): readonly (SubjectState | undefined)[] {
  const { pictures = [], verifications = 0, leaving } = state ?? {};
  if (outcome.kind === 'refused') {
    const unchanged = isDue(state, step, outcome.code) ? [state] : [];
    // Of two erasures one gets the receipt, and the other, though it was the first, is told that there is nobody.
    return step.kind === 'erase' && state !== undefined
      ? [...unchanged, { ...state, leaving: true }]
      : unchanged;
  }
  if (leaving && step.kind !== 'erase') return [];
  if (step.kind === 'enroll' && outcome.kind === 'enrolled') {
    const enrolled = [...pictures, step.picture].sort();
    const fits = !pictures.includes(step.picture) && outcome.total === enrolled.length;
    return fits ? [{ pictures: enrolled, verifications }] : [];
  }
  if (step.kind === 'remove' && outcome.kind === 'removed') {
    const left = pictures.filter((one) => one !== step.picture);
    return left.length < pictures.length ? [{ pictures: left, verifications }] : [];
  }
  if (step.kind === 'verify' && outcome.kind === 'verified') {
    const fits = pictures.length > 0 && isDeepStrictEqual(outcome.against, pictures);
    return fits ? [{ pictures, verifications: verifications + 1 }] : [];
  }
  if (step.kind === 'erase' && outcome.kind === 'erased') {
    const fits = outcome.references === pictures.length && outcome.verifications === verifications;
    return state !== undefined && fits ? [undefined] : [];
  }
  return [];
}

function isDue(state: SubjectState | undefined, step: Step, code: string): boolean {
  if (code === MET_ANOTHER) return true;
  if (state === undefined || state.leaving) return code === 'subject-unknown' && step.kind !== 'enroll';
  if (step.kind === 'enroll') return code === 'reference-duplicate' && state.pictures.includes(step.picture);
  if (step.kind === 'remove') return code === 'reference-unknown' && !state.pictures.includes(step.picture);
  return step.kind === 'verify' && code === 'references-missing' && state.pictures.length === 0;
}
