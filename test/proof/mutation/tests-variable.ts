/** Environment variable by which the proof tells Vitest which tests a piece has, as a list in JSON. */
export const TESTS_VARIABLE = 'COUNTERSIGN_MUTATION_TESTS';
