import { defineConfig } from 'vitest/config';

const SECONDS = 1000;

/** Real stacks and training runs want the whole machine, so they begin when the other projects are done. */
const ONE_AFTER_ANOTHER = {
  testTimeout: 300 * SECONDS,
  hookTimeout: 600 * SECONDS,
  fileParallelism: false,
};

/** The service's integration tests a second time, on LocalStack, where a folder with its programs is named. */
const LOCALSTACK =
  process.env['COUNTERSIGN_LOCALSTACK'] === undefined
    ? []
    : [
        {
          test: {
            name: 'localstack',
            include: ['test/integration/service/**/*.test.ts'],
            globalSetup: ['test/integration/service/deployed-stack.ts'],
            ...ONE_AFTER_ANOTHER,
            sequence: { groupOrder: 2 },
          },
        },
      ];

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
          globalSetup: ['test/integration/service/deployed-stack.ts'],
          ...ONE_AFTER_ANOTHER,
          sequence: { groupOrder: 1 },
        },
      },
      ...LOCALSTACK,
    ],
  },
});
