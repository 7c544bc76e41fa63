import type { ModelVersion } from '#core/ids.ts';

/** What is asked of a subject, or of the models while it is asked; pictures are numbered. */
export type Step =
  | { readonly kind: 'enroll'; readonly picture: number }
  | { readonly kind: 'remove'; readonly picture: number }
  | { readonly kind: 'verify' }
  | { readonly kind: 'erase' }
  | { readonly kind: 'promote'; readonly model: ModelVersion }
  | { readonly kind: 'rollBack' }
  /** What a retraining does to a subject before it promotes. */
  | { readonly kind: 'reembed'; readonly model: ModelVersion };

/** What came of a step: what it answered, or the code of its refusal. */
export type Outcome =
  | { readonly kind: 'enrolled'; readonly total: number; readonly model: ModelVersion }
  | { readonly kind: 'removed' }
  | { readonly kind: 'verified'; readonly against: readonly number[]; readonly model: ModelVersion }
  | { readonly kind: 'erased'; readonly references: number; readonly verifications: number }
  | { readonly kind: 'moved'; readonly to: PointerState }
  | { readonly kind: 'reembedded' }
  | { readonly kind: 'refused'; readonly code: string };

/** Which model answers, and which one a rollback goes back to. */
export interface PointerState {
  readonly active: ModelVersion;
  readonly previous?: ModelVersion | undefined;
}

/** A step that was made, between two moments of one clock. */
export interface Made {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly from: number;
  readonly to: number;
}
