import { defineConfig } from 'vitest/config';

const SECONDS = 1000;

export default defineConfig({
  test: {
    reporters: ['default', './test/reporters/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/**', 'test/infra/**'],
          testTimeout: 20 * SECONDS,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          testTimeout: 120 * SECONDS,
          hookTimeout: 120 * SECONDS,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/integration/global-setup.ts'],
          testTimeout: 300 * SECONDS,
          hookTimeout: 600 * SECONDS,
          fileParallelism: false,
          // Real stacks and training runs want the whole machine: they begin when the other projects are done.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
