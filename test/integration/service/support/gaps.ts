import { inject, it, type TestAPI } from 'vitest';
import type { Emulator } from './emulator.ts';

type Feature = 'gateway responses';

/** What an emulator cannot do, and why. A test of it is skipped there under its own name. */
const GAPS: Readonly<Record<Emulator, Partial<Record<Feature, string>>>> = {
  ministack: {},
  localstack: { 'gateway responses': 'answers an unknown route with a body of its own' },
};

/** `it` for a test that needs `feature` of the emulator; says why where it is skipped. */
export function itNeeds(feature: Feature): TestAPI['skip'] {
  const reason = GAPS[inject('emulator')][feature];
  if (reason === undefined) return it;
  console.log(`Skipped on ${inject('emulator')}, which ${reason}: tests of ${feature}.`);
  return it.skip;
}
