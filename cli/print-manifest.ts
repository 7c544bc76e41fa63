import { NO_CAPTURES } from '#training/augmentation/capture/options.ts';
import { resolveConfig } from '#training/config/resolve-config.ts';
import type { SignatureCounts } from '#training/datasets/manifest/dataset-manifest.ts';
import { describeDataset } from '#training/datasets/manifest/describe-dataset.ts';
import { prepareCached } from '#training/datasets/preparation/prepared-cache.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { trainingProgress } from './training-progress.ts';

/** Unreadable files that are named on a terminal; the JSON names all. */
const NAMED = 10;

/**
 * Reads and prepares a data set as training does and says what it holds.
 *
 * @throws DatasetError when training could not use it
 */
export async function printManifest(
  source: string,
  layout: string | undefined,
  json: boolean,
): Promise<void> {
  const { input, seed } = resolveConfig({ data: [{ source }] });
  const dataset = await readDataset(source, seed, layout);
  const { onPreparation } = trainingProgress();
  const prepared = await prepareCached(
    dataset,
    { size: input, capture: NO_CAPTURES },
    PREPARED_CACHE,
    (done, total) => onPreparation(source, done, total),
  );
  const manifest = await describeDataset(source, dataset, prepared);
  if (json) {
    console.log(JSON.stringify(manifest));
    return;
  }
  console.log(`${manifest.name}, laid out as ${manifest.layout} (terms: ${manifest.terms})`);
  console.log(`  all         ${describeCounts(manifest.all)}`);
  console.log(`  train       ${describeCounts(manifest.train)}`);
  console.log(`  validation  ${describeCounts(manifest.validation)}`);
  console.log(
    `  ${manifest.unreadable} unreadable, ${manifest.duplicates} duplicates, sha256 ${manifest.sha256}`,
  );
  const skipped = manifest.pictures.filter(({ unreadable }) => unreadable !== null);
  for (const { picture, unreadable } of skipped.slice(0, NAMED)) console.log(`  ${picture}: ${unreadable}`);
  if (skipped.length > NAMED) console.log(`  and ${skipped.length - NAMED} more, see --json`);
}

function describeCounts({ writers, genuine, forged }: SignatureCounts): string {
  return `${writers} writers, ${genuine} genuine, ${forged} forged`;
}
