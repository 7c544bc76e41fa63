import { join } from 'node:path';
import { PRIVATE } from './checkout.mjs';
import { ToolsMissingError } from './errors.ts';
import { withLock } from './lock.ts';
import { perform, type Step } from './step.ts';
import type { StepLines } from './step-lines.mjs';
import { localAws } from './steps/local-aws.ts';
import { npmPackages } from './steps/npm-packages.ts';
import { pythonEnvironment } from './steps/python-environment.ts';
import { tensorFlowAddon, tensorFlowLibrary } from './steps/tensorflow.ts';
import { findTools, missingSentence } from './tools.mjs';

/** Everything that a checkout needs, in the order in which a person would do it by hand. */
const STEPS: readonly Step[] = [npmPackages, pythonEnvironment, localAws, tensorFlowLibrary, tensorFlowAddon];

/**
 * Makes this checkout ready: what is done stays, what is missing is made, independent steps side by side.
 *
 * @throws {SetUpError | TensorFlowSetUpError} of the first step that failed, after the others came to their end.
 */
export async function setUp(lines: StepLines): Promise<void> {
  if (await allDone()) {
    for (const step of STEPS) lines.already(step.name, 'ready');
    return;
  }
  checkTools(lines);
  const waiting = (holder: number) =>
    lines.already('set-up', `waiting for process ${holder}, which is at it`);
  await withLock(join(PRIVATE, 'setup.lock'), waiting, async () => {
    await bothDone(perform(npmPackages, lines), pythonHalf(lines));
    await perform(tensorFlowAddon, lines);
  });
}

async function pythonHalf(lines: StepLines): Promise<void> {
  await perform(pythonEnvironment, lines);
  await bothDone(perform(localAws, lines), perform(tensorFlowLibrary, lines));
}

/** Waits for both even where one fails, so that no install is cut off in the middle. */
async function bothDone(...steps: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(steps)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function allDone(): Promise<boolean> {
  for (const step of STEPS) if (!(await step.isDone())) return false;
  return true;
}

function checkTools(lines: StepLines): void {
  const missing = findTools().filter((tool) => tool.version === undefined);
  const required = missing.filter((tool) => tool.required);
  if (required.length > 0) throw new ToolsMissingError(required.map(missingSentence));
  for (const tool of missing) lines.already('note', missingSentence(tool));
}
