import { type ConfigLayer, resolveConfig } from '../../config/resolve-config.ts';
import type { TrainingConfig } from '../../config/training-config.ts';
import { SearchSpaceError } from '../errors.ts';
import type { AxisValues } from './search-space.ts';

/**
 * The configuration of one trial: the settings that all share, with the point's values in their places.
 *
 * What a value stands in is taken as given, or else as the defaults have it: `loss.margin` alone keeps the default
 * loss. What is left out and depends on a value, such as the distance that suits a loss, follows it.
 *
 * @throws TrainingConfigError when settings are impossible, SearchSpaceError when a path leads nowhere
 */
export function trialConfig(shared: ConfigLayer, point: AxisValues): TrainingConfig {
  const defaults = asRecord(resolveConfig(shared)) ?? {};
  const settings: Record<string, unknown> = structuredClone({ ...shared });
  for (const [path, value] of Object.entries(point)) {
    const [top = '', ...rest] = path.split('.');
    settings[top] = rest.length === 0 ? value : withValue(settings[top] ?? defaults[top], rest, value, path);
  }
  return resolveConfig(settings);
}

/** A copy of a setting with the value at the end of the path. */
function withValue(
  setting: unknown,
  [key = '', ...rest]: readonly string[],
  value: unknown,
  path: string,
): unknown {
  const inside = asRecord(setting);
  if (inside === null) throw new SearchSpaceError(`no setting stands at ${path}.`);
  const replaced = {
    ...inside,
    [key]: rest.length === 0 ? value : withValue(inside[key], rest, value, path),
  };
  return Array.isArray(setting) ? Object.values(replaced) : replaced;
}

function asRecord(setting: unknown): Record<string, unknown> | null {
  return typeof setting === 'object' && setting !== null ? (setting as Record<string, unknown>) : null;
}
