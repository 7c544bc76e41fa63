import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { StepLines } from '#local/setup/step-lines.mjs';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { stopStack } from '#local/stack/stack-processes.ts';
import { startStack } from '#local/stack/start-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the stack whose console is tested. */
    consoleStack: string;
    /** Where the console is served. */
    console: string;
  }
}

/** Global set-up: the whole local stack, empty, with the page that it serves; every file of tests has its own tenant. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = join(PRIVATE, 'test-browser');
  const folder = stackFolder(root);
  await stopStack(folder);
  await rm(root, { recursive: true, force: true });
  const stop = async () => {
    await stopStack(folder);
  };
  try {
    const { console: address } = await startStack({
      folder,
      model: SHIPPED_MODEL,
      endpoint: process.env['AWS_ENDPOINT_URL'],
      lines: new StepLines(),
    });
    project.provide('consoleStack', root);
    project.provide('console', address);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
