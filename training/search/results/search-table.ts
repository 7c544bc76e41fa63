import { settingText } from '../space/setting-text.ts';
import type { RankedTrial } from './rank-trials.ts';

/** The table of a search as comma-separated values (RFC 4180), rates as shares. */
export function searchTable(trials: readonly RankedTrial[]): string {
  const paths = Object.keys(trials[0]?.settings ?? {});
  const head = ['trial', ...paths, 'state', 'steps', 'rate', 'failure'];
  const rows = trials.map(({ trial, settings, state, steps, rate, failure }) => [
    ...[trial, ...paths.map((path) => settingText(settings[path])), state, steps, rate ?? '', failure ?? ''],
  ]);
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
