import type { StepLines } from './setup/step-lines.mjs';
import type { DeploymentChoice } from './stack/deploy.ts';
import { findRunningStack, type RunningStack } from './stack/running-stack.ts';
import type { StackFolder } from './stack/stack-folder.ts';
import { startStack } from './stack/start-stack.ts';

/**
 * The stack of a folder: the one that runs, or a fresh start of it. `AWS_ENDPOINT_URL` names a LocalStack-compatible
 * endpoint to use instead of an emulator of our own.
 *
 * @throws LocalStackError, ModelError
 */
export async function bringUp(
  folder: StackFolder,
  model: string,
  lines: StepLines,
  choice: DeploymentChoice = {},
): Promise<RunningStack> {
  const running = await findRunningStack(folder);
  if (running !== undefined) {
    lines.already('local stack', 'already running (`countersign down` stops it)');
    return running;
  }
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  return startStack({ folder, model, endpoint, lines, choice });
}
