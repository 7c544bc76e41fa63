import { inject, it, type TestAPI } from 'vitest';
import { type Capability, GAPS } from '#local/stack/emulators.ts';

/** `it` for a test that needs something of the emulator that not every one has; says why where it is skipped. */
export function itNeeds(capability: Capability): TestAPI['skip'] {
  const reason = GAPS[inject('emulator')][capability];
  if (reason === undefined) return it;
  console.log(`Skipped on ${inject('emulator')}, which ${reason}: tests of ${capability}.`);
  return it.skip;
}
