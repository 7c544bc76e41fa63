/** What is asked of a subject; pictures are numbered. */
export type Step =
  | { readonly kind: 'enroll'; readonly picture: number }
  | { readonly kind: 'remove'; readonly picture: number }
  | { readonly kind: 'verify' }
  | { readonly kind: 'erase' };

/** What came of a step: what it answered, or the code of its refusal. */
export type Outcome =
  | { readonly kind: 'enrolled'; readonly total: number }
  | { readonly kind: 'removed' }
  | { readonly kind: 'verified'; readonly against: readonly number[] }
  | { readonly kind: 'erased'; readonly references: number; readonly verifications: number }
  | { readonly kind: 'refused'; readonly code: string };

/** A step that was made, between two moments of one clock. */
export interface Made {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly from: number;
  readonly to: number;
}

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

/**
 * Whether the steps, made at the same time, could have been made one after the other: each with the outcome that it had,
 * none before one that had ended when it began, and with the state at the end that was found (linearizability; Herlihy &
 * Wing 1990, ACM TOPLAS 12).
 */
export function isExplained(
  made: readonly Made[],
  begin: SubjectState | undefined,
  end: SubjectState | undefined,
): boolean {
  if (made.length === 0) return JSON.stringify(begin) === JSON.stringify(end);
  return made.some((next) => {
    const others = made.filter((other) => other !== next);
    if (others.some(({ to }) => to < next.from)) return false;
    return statesAfter(begin, next).some((after) => isExplained(others, after, end));
  });
}

/** What a step with its outcome can make of a state; nothing, if it cannot have had that outcome there. */
function statesAfter(
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
  switch (step.kind) {
    case 'enroll': {
      const enrolled = [...pictures, step.picture].sort();
      const fits =
        !pictures.includes(step.picture) && isOutcome(outcome, { kind: 'enrolled', total: enrolled.length });
      return fits ? [{ pictures: enrolled, verifications }] : [];
    }
    case 'remove': {
      const fits = pictures.includes(step.picture) && outcome.kind === 'removed';
      return fits ? [{ pictures: pictures.filter((one) => one !== step.picture), verifications }] : [];
    }
    case 'verify': {
      const fits = pictures.length > 0 && isOutcome(outcome, { kind: 'verified', against: pictures });
      return fits ? [{ pictures, verifications: verifications + 1 }] : [];
    }
    case 'erase': {
      const erased: Outcome = { kind: 'erased', references: pictures.length, verifications };
      return state !== undefined && isOutcome(outcome, erased) ? [undefined] : [];
    }
  }
}

function isDue(state: SubjectState | undefined, step: Step, code: string): boolean {
  if (code === MET_ANOTHER) return true;
  if (state === undefined || state.leaving) return code === 'subject-unknown' && step.kind !== 'enroll';
  if (step.kind === 'enroll') return code === 'reference-duplicate' && state.pictures.includes(step.picture);
  if (step.kind === 'remove') return code === 'reference-unknown' && !state.pictures.includes(step.picture);
  return step.kind === 'verify' && code === 'references-missing' && state.pictures.length === 0;
}

const isOutcome = (outcome: Outcome, expected: Outcome): boolean =>
  JSON.stringify(outcome) === JSON.stringify(expected);
