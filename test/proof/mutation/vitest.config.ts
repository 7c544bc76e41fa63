import { defineConfig } from 'vitest/config';

/** The tests that mutants of core, decisions and stores must not survive: those that need no AWS. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/lambdas/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
