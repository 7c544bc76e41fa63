import { defineConfig } from 'vitest/config';
import { findChromium } from './test/browser/support/chromium.ts';

const SECONDS = 1000;

/**
 * V8 of Node 24 at times aborts where worker threads come and go ("Check failed: jit_page.has_value()", see
 * nodejs/node issue 64500); its bookkeeping of code pages is off with this flag.
 */
const EVERY_PROJECT = { execArgv: ['--no-memory-protection-keys'] };

/** Real stacks and training runs want the whole machine, so they begin when the other projects are done. */
const ONE_AFTER_ANOTHER = {
  ...EVERY_PROJECT,
  testTimeout: 300 * SECONDS,
  hookTimeout: 600 * SECONDS,
  fileParallelism: false,
};

/** The service's tests, against the stacks as the project's namesake emulator deploys them. */
function serviceTestsOn(emulator: 'ministack' | 'localstack', groupOrder: number) {
  return {
    test: {
      name: emulator,
      include: ['test/integration/service/**/*.test.ts'],
      globalSetup: ['test/integration/service/deployed-stack.ts'],
      ...ONE_AFTER_ANOTHER,
      sequence: { groupOrder },
    },
  };
}

/** The console's tests in a real browser, against the real stacks; what can be said where no browser is found. */
function browserTests() {
  const missing = findChromium() === undefined;
  return {
    test: {
      name: 'browser',
      include: [missing ? 'test/browser/chromium-missing.test.ts' : 'test/browser/**/*.test.ts'],
      exclude: missing ? [] : ['test/browser/chromium-missing.test.ts'],
      globalSetup: missing ? [] : ['test/browser/support/served-console.ts'],
      ...ONE_AFTER_ANOTHER,
      sequence: { groupOrder: 4 },
    },
  };
}

/** The folder with the programs that start and stop a LocalStack. */
const LOCALSTACK = process.env['COUNTERSIGN_LOCALSTACK'];

/** Says by name that the service's tests did not run on LocalStack. */
function localStackMissing() {
  return {
    test: { ...EVERY_PROJECT, name: 'localstack', include: ['test/integration/localstack-missing.test.ts'] },
  };
}

export default defineConfig({
  test: {
    reporters: ['default', './test/reporters/closing-line.ts'],
    projects: [
      {
        test: {
          ...EVERY_PROJECT,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/**', 'test/infra/**', 'test/browser/**', 'test/proof/**'],
          testTimeout: 20 * SECONDS,
        },
      },
      {
        test: {
          ...EVERY_PROJECT,
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          testTimeout: 120 * SECONDS,
          hookTimeout: 120 * SECONDS,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/*.test.ts'],
          exclude: ['test/integration/localstack-missing.test.ts'],
          ...ONE_AFTER_ANOTHER,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'dynamodb-local',
          include: ['test/integration/dynamodb/**/*.test.ts'],
          globalSetup: ['test/integration/dynamodb/support/running-dynamodb.ts'],
          ...ONE_AFTER_ANOTHER,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'proof',
          include: ['test/proof/**/*.test.ts'],
          globalSetup: ['test/proof/service/running-emulators.ts'],
          ...ONE_AFTER_ANOTHER,
          sequence: { groupOrder: 1 },
        },
      },
      serviceTestsOn('ministack', 2),
      LOCALSTACK === undefined ? localStackMissing() : serviceTestsOn('localstack', 3),
      browserTests(),
    ],
  },
});
