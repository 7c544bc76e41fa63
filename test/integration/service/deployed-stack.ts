import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { StepLines } from '#local/setup/step-lines.mjs';
import { type DeploymentChoice, RETRAINING } from '#local/stack/deploy.ts';
import { emulatorAt, emulatorSchema } from '#local/stack/emulators.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { stopStack } from '#local/stack/stack-processes.ts';
import { startStack } from '#local/stack/start-stack.ts';
import { startEmulator } from './support/emulator.ts';

/** Everything that the emulators deploy of what a deployment can ask for. */
export const WHOLE_DEPLOYMENT: Required<DeploymentChoice> = {
  stacks: RETRAINING.stacks ?? [],
  // Races ask more about one subject than anybody would.
  context: { ...RETRAINING.context, alarmEmail: 'duty@example.com', subjectRequestsPerMinute: '3000' },
};

/**
 * Global set-up of the projects that test the service: deploys the real stacks to an empty emulator, once for all their
 * tests, and takes everything down after them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = join(PRIVATE, `test-${project.name}`);
  const folder = stackFolder(root);
  await stopStack(folder);
  await rm(root, { recursive: true, force: true });

  const { endpoint, stop } = await startEmulator(emulatorSchema.parse(project.name), root);
  const teardown = async () => {
    await stopStack(folder);
    await stop();
  };
  try {
    const stack = await startStack({
      folder,
      model: SHIPPED_MODEL,
      endpoint,
      lines: new StepLines(),
      choice: WHOLE_DEPLOYMENT,
    });
    project.provide('stack', stack);
    project.provide('stackRoot', root);
    project.provide('emulator', await emulatorAt(stack.endpoint));
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
