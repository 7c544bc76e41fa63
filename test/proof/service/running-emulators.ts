import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { type Endpoints, startEmulators } from './emulators.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the emulators of the proofs answer; undefined where the machine lacks what DynamoDB Local runs on. */
    proofEndpoints: Endpoints | undefined;
  }
}

/** Programs of the machine that DynamoDB Local needs. */
const PROGRAMS = [
  ['java', '-version'],
  ['mvn', '--version'],
] as const;

/** Global set-up: the emulators, running while the proofs' small share does. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (PROGRAMS.some(([program, option]) => spawnSync(program, [option]).status !== 0)) {
    project.provide('proofEndpoints', undefined);
    return undefined;
  }
  const { endpoints, stop } = await startEmulators();
  project.provide('proofEndpoints', endpoints);
  return stop;
}
