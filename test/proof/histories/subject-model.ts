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
    const after = stateAfter(begin, next);
    return after !== 'impossible' && isExplained(others, after, end);
  });
}

/** What a step with its outcome makes of a state, if it can have had that outcome there. */
function stateAfter(
  state: SubjectState | undefined,
  { step, outcome }: Made,
): SubjectState | undefined | 'impossible' {
  if (outcome.kind === 'refused') return isDue(state, step, outcome.code) ? state : 'impossible';
  const { pictures = [], verifications = 0 } = state ?? {};
  switch (step.kind) {
    case 'enroll': {
      const enrolled = [...pictures, step.picture].sort();
      const fits =
        !pictures.includes(step.picture) && isOutcome(outcome, { kind: 'enrolled', total: enrolled.length });
      return fits ? { pictures: enrolled, verifications } : 'impossible';
    }
    case 'remove': {
      const fits = pictures.includes(step.picture) && outcome.kind === 'removed';
      return fits
        ? { pictures: pictures.filter((one) => one !== step.picture), verifications }
        : 'impossible';
    }
    case 'verify': {
      const fits = pictures.length > 0 && isOutcome(outcome, { kind: 'verified', against: pictures });
      return fits ? { pictures, verifications: verifications + 1 } : 'impossible';
    }
    case 'erase': {
      const erased: Outcome = { kind: 'erased', references: pictures.length, verifications };
      return state !== undefined && isOutcome(outcome, erased) ? undefined : 'impossible';
    }
  }
}

function isDue(state: SubjectState | undefined, step: Step, code: string): boolean {
  if (code === MET_ANOTHER) return true;
  if (state === undefined) return code === 'subject-unknown' && step.kind !== 'enroll';
  if (step.kind === 'enroll') return code === 'reference-duplicate' && state.pictures.includes(step.picture);
  if (step.kind === 'remove') return code === 'reference-unknown' && !state.pictures.includes(step.picture);
  return step.kind === 'verify' && code === 'references-missing' && state.pictures.length === 0;
}

const isOutcome = (outcome: Outcome, expected: Outcome): boolean =>
  JSON.stringify(outcome) === JSON.stringify(expected);
