import { resolve } from 'node:path';
import { type ConfigLayer, readConfigLayer } from '#training/config/resolve-config.ts';
import { Interruption } from '#training/loop/interruption.ts';
import { planSearch } from '#training/search/plan-search.ts';
import type { RankedTrial } from '#training/search/results/rank-trials.ts';
import { writeResults } from '#training/search/results/write-results.ts';
import { search } from '#training/search/search.ts';
import { SearchFolder } from '#training/search/search-folder.ts';
import { readSpace } from '#training/search/space/read-space.ts';
import type { AxisValues } from '#training/search/space/search-space.ts';
import { settingText } from '#training/search/space/setting-text.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { columns } from './table.ts';
import { trainingProgress } from './training-progress.ts';

/** What a search is asked for on the command line. */
export interface SearchFlags {
  readonly out: string;
  readonly axis?: string[];
  readonly space?: string;
  readonly data?: string[];
  readonly config?: string;
  readonly validate?: string[];
  readonly steps?: number;
  readonly trials?: number;
  readonly first: number;
  readonly reduction: number;
  readonly minutes?: number;
  readonly seed?: number;
  readonly resume?: true;
  readonly json?: true;
}

/** Does what `countersign search` was asked for and prints what it found. */
export async function runSearch(flags: SearchFlags): Promise<void> {
  const folder = flags.resume ? await SearchFolder.open(resolve(flags.out)) : await newSearch(flags);
  const ends = performance.now() + 60_000 * (flags.minutes ?? Number.POSITIVE_INFINITY);
  const interruption = new Interruption();
  interruption.listen();
  const progress = trainingProgress();
  const finished = await search({
    folder,
    cacheFolder: PREPARED_CACHE,
    onProgress: progress.onPreparation,
    shouldStop: () => interruption.exitStatus !== null || performance.now() >= ends,
    observer: {
      ...progress,
      onTrial: (trial, point, steps) =>
        process.stderr.write(`trial ${trial + 1} to step ${steps}: ${settingsText(point)}\n`),
    },
  }).finally(() => interruption.ignore());
  process.exitCode = interruption.exitStatus ?? 0;
  const trials = await writeResults(folder);
  if (flags.json) console.log(JSON.stringify({ search: folder.path, finished, trials }));
  else printTrials(folder.path, finished, trials);
}

/** @throws SearchExistsError, SearchSpaceError, TrainingConfigError */
async function newSearch({
  data,
  config,
  validate,
  steps,
  seed,
  ...flags
}: SearchFlags): Promise<SearchFolder> {
  const file: ConfigLayer = config === undefined ? {} : await readConfigLayer(config);
  const given = { data: data?.map((source) => ({ source })), validate, steps, seed };
  const plan = planSearch({
    shared: {
      ...file,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    },
    space: await readSpace(flags.space, flags.axis ?? []),
    trials: flags.trials ?? null,
    firstSteps: flags.first,
    reduction: flags.reduction,
  });
  return SearchFolder.create(resolve(flags.out), plan);
}

function printTrials(folder: string, finished: boolean, trials: readonly RankedTrial[]): void {
  const rows = trials.map(({ trial, settings, state, steps, rate, failure }) => [
    ...[`${trial}`, settingsText(settings), failure === null ? state : `${state} (${failure})`, `${steps}`],
    rate === null ? '' : (100 * rate).toFixed(1),
  ]);
  for (const line of columns([['trial', 'settings', 'state', 'steps', 'EER %'], ...rows])) console.log(line);
  console.log(finished ? `searched: ${folder}` : `stopped before the end: go on with --resume (${folder})`);
}

function settingsText(point: AxisValues): string {
  return Object.entries(point)
    .map(([path, value]) => `${path}=${settingText(value)}`)
    .join(' ');
}
