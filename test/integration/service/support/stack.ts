import { inject } from 'vitest';
import type { Emulator } from '#local/stack/emulators.ts';
import { type LocalCaller, localToken, type RunningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The deployed stack, and the folder it lives in. */
    stack: RunningStack;
    stackRoot: string;
    emulator: Emulator;
  }
}

/** The stack that the global set-up deployed. */
export function deployedStack(): RunningStack {
  return inject('stack');
}

/** A token of the stack's issuer. */
export function tokenFor(caller: LocalCaller): Promise<string> {
  return localToken(stackFolder(inject('stackRoot')), deployedStack(), caller);
}
