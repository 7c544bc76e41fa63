/** Code, and the tests that must notice every change of it. */
export interface Piece {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

/**
 * What is mutated, folder by folder. Each piece runs only the tests that are about it: a mutant that lives through these
 * lives because nobody says what the code is for, even where a larger test would stumble over it.
 */
export const PIECES: Readonly<Record<string, Piece>> = {
  'core/score': { mutate: ['core/score/**/*.ts'], tests: ['test/core/score/**/*.test.ts'] },
  'core/quality': { mutate: ['core/quality/**/*.ts'], tests: ['test/core/quality/**/*.test.ts'] },
  'core/texture': { mutate: ['core/texture/**/*.ts'], tests: ['test/core/texture/**/*.test.ts'] },
  'core/retraining': { mutate: ['core/retraining/**/*.ts'], tests: ['test/core/retraining/**/*.test.ts'] },
  'core/model': { mutate: ['core/model/**/*.ts'], tests: ['test/core/model/**/*.test.ts'] },
  'core/embedding': { mutate: ['core/embedding/**/*.ts'], tests: ['test/core/embedding/**/*.test.ts'] },
  'core/image': {
    mutate: ['core/image/{fit,prepare,preprocess}.ts', 'core/image/ink/*.ts', '!core/image/ink/ink-cells.ts'],
    tests: ['test/core/image/known-answers.test.ts', 'test/core/image/ink/*.test.ts'],
  },
  'core/image/decoding': {
    mutate: ['core/image/decoding/*.ts'],
    tests: ['test/core/image/decoding/*.test.ts'],
  },
  'core/image/near-copy': {
    mutate: ['core/image/near-copy.ts', 'core/image/ink/ink-cells.ts'],
    tests: ['test/core/image/{known-answers,near-copy}.test.ts'],
  },
  'core/identification': {
    mutate: ['core/identification/**/*.ts'],
    tests: ['test/core/identification/{compact-index,evidence-space}.test.ts'],
  },
  'core/explanation': {
    mutate: ['core/explanation/**/*.ts'],
    tests: ['test/core/explanation/**/*.test.ts'],
  },
  'lambdas/http': { mutate: ['lambdas/http/**/*.ts'], tests: ['test/lambdas/http/**/*.test.ts'] },
  'lambdas/use-cases/verifications': {
    mutate: ['lambdas/use-cases/verifications/{compared-references,judge-query,record-verification}.ts'],
    tests: ['test/lambdas/use-cases/verifications/**/*.test.ts'],
  },
  'lambdas/use-cases/references': {
    mutate: ['lambdas/use-cases/references/{find-duplicate,quality-objection}.ts'],
    tests: ['test/lambdas/use-cases/references/**/*.test.ts'],
  },
  'lambdas/stores/rows': {
    mutate: ['lambdas/stores/rows/{keys,transaction}.ts'],
    tests: ['test/lambdas/stores/rows/**/*.test.ts'],
  },
};
