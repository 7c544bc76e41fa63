import type { Configuration } from '../../configuration.ts';

/** The environment of a function that decides: what holds where neither a call nor a subject's policy says otherwise. */
export function decisionDefaults({
  defaultSkilledFar,
  defaultRandomFar,
}: Configuration): Record<string, string> {
  return { DEFAULT_SKILLED_FAR: String(defaultSkilledFar), DEFAULT_RANDOM_FAR: String(defaultRandomFar) };
}
