import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { StepLines } from '#local/setup/step-lines.mjs';
import { localToken, type RunningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { emulatorOf, stopStack } from '#local/stack/stack-processes.ts';
import { startStack } from '#local/stack/start-stack.ts';

/** So many requests a minute that none is refused for being one too many. */
const NO_RATE = '1000000';

/** A local stack of the proofs' own, as it is deployed, and a token for everything in it. */
export interface ProofStack {
  readonly stack: RunningStack;
  readonly token: string;
  /** Process id of the emulator, which runs each function in a process of its own session. */
  readonly emulator: number;
}

/** Does something on a stack that is empty at first and stopped in the end. @throws LocalStackError */
export async function onLocalStack<Result>(work: (on: ProofStack) => Promise<Result>): Promise<Result> {
  const folder = stackFolder(join(PRIVATE, 'proof', 'stack'));
  await stopStack(folder);
  await rm(folder.root, { recursive: true, force: true });
  try {
    const stack = await startStack({
      folder,
      model: SHIPPED_MODEL,
      endpoint: undefined,
      lines: new StepLines(process.stderr),
      choice: { context: { tenantRequestsPerMinute: NO_RATE, subjectRequestsPerMinute: NO_RATE } },
    });
    const emulator = (await emulatorOf(folder))?.pid ?? 0;
    return await work({ stack, token: await localToken(folder, stack), emulator });
  } finally {
    await stopStack(folder);
  }
}
