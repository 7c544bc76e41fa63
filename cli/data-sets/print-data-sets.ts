import type { StoredDataSet } from '#core/retraining/data-set.ts';
import { bucketClient } from '#lambdas/stores/clients.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { runningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import type { AddOptions, DataSetsOptions } from '../commands/data-sets.ts';
import { addDataSet } from './add-data-set.ts';
import { DataSetBucket } from './data-set-bucket.ts';
import { listedPictures } from './listed-pictures.ts';

/** Files left out that are named on a terminal; the JSON names all. */
const NAMED = 10;
/** Nothing of a folder of pictures is drawn by chance. */
const SEED = 0;

/** `countersign data-sets add` */
export async function printAddition(folder: string, options: AddOptions): Promise<void> {
  const { bucket, json, layout, replace = false, ...named } = options;
  const pictures = listedPictures(await readDataset(folder, SEED, layout));
  const { set, uploaded, leftOut } = await addDataSet(await bucketOf({ bucket }), {
    ...named,
    pictures,
    replace,
    onProgress: showUpload,
  });
  if (json) {
    console.log(JSON.stringify({ ...summaryOf(set), uploaded, leftOut }));
    return;
  }
  console.log(`${line(set)}; ${uploaded} uploaded`);
  for (const path of leftOut.slice(0, NAMED)) console.log(`  left out, no picture that can be read: ${path}`);
  if (leftOut.length > NAMED) console.log(`  and ${leftOut.length - NAMED} more, see --json`);
}

/** `countersign data-sets list` */
export async function printDataSets({ bucket, json }: DataSetsOptions): Promise<void> {
  const home = await bucketOf({ bucket });
  const names = await home.names();
  const sets = await Promise.all(names.map(async (name) => ({ name, set: await home.find(name) })));
  if (json) {
    console.log(
      JSON.stringify({ dataSets: sets.map(({ name, set }) => (set && summaryOf(set)) || { name }) }),
    );
    return;
  }
  if (sets.length === 0) console.log('There is no data set yet.');
  for (const { name, set } of sets)
    console.log(set === undefined ? `${name}: not uploaded to its end; add it again` : line(set));
}

/** The bucket that is named, by the AWS settings of the environment; else that of the local stack. */
async function bucketOf({ bucket }: { readonly bucket: string | undefined }): Promise<DataSetBucket> {
  if (bucket !== undefined) return new DataSetBucket(bucketClient(), bucket);
  const { endpoint, deployment } = await runningStack(stackFolder());
  return new DataSetBucket(bucketClient(clientConfiguration(endpoint)), deployment.DataSetsBucket);
}

function summaryOf({ writers, ...set }: StoredDataSet) {
  const images = writers.flatMap((writer) => writer.images);
  const genuine = images.filter(({ label }) => label === 'genuine').length;
  return { ...set, writers: writers.length, genuine, forged: images.length - genuine };
}

function line(set: StoredDataSet): string {
  const { name, use, terms, medium, writers, genuine, forged } = summaryOf(set);
  const of = medium === undefined ? '' : `, ${medium}`;
  return `${name} (${use}${of}): ${writers} writers, ${genuine} genuine, ${forged} forged, terms: ${terms}`;
}

/** Redraws one line on a terminal. */
function showUpload(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\x1b[Kuploading ${done}/${total}${done === total ? '\n' : ''}`);
}
