import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDataSet, type NewDataSet } from '#cli/data-sets/add-data-set.ts';
import { DataSetBucket } from '#cli/data-sets/data-set-bucket.ts';
import { DataSetNameError, DataSetTakenError, SeveralNamesError } from '#cli/data-sets/errors.ts';
import { listedPictures } from '#cli/data-sets/listed-pictures.ts';
import { awsEnvironment } from '#local/stack/aws-access.ts';
import { runCli } from '#test/cli/run-cli.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import { BUCKETS, type LocalCloud, startLocalCloud } from './support/local-cloud.ts';
import { listObjects } from './support/local-objects.ts';

const WRITERS = ['ada', 'bert'];
const NAMED = { name: 'bench', terms: 'made for a test', use: 'benchmark' } as const;

let cloud: LocalCloud;
let bucket: DataSetBucket;
let folder: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  bucket = new DataSetBucket(cloud.s3, BUCKETS.dataSetsBucket);
  folder = await mkdtemp(join(tmpdir(), 'countersign-data-set-'));
  for (const [i, writer] of WRITERS.entries()) {
    for (const kind of ['genuine', 'forged']) {
      await mkdir(join(folder, writer, kind), { recursive: true });
      for (let sample = 0; sample < 3; sample++) {
        const page = new Page(200 + 10 * i + sample, kind === 'genuine' ? 100 : 110).signature();
        const scan = sharp(await page.file('png'))
          .withMetadata({ density: 300 })
          .png();
        await writeFile(join(folder, writer, kind, `${sample}.png`), await scan.toBuffer());
      }
    }
  }
  const cutOff = (await new Page(200, 100).file('png')).subarray(0, 60);
  await writeFile(join(folder, 'ada/genuine/notes.png'), cutOff);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloud.stop();
  await rm(folder, { recursive: true, force: true });
});

const add = async (own: Partial<NewDataSet> = {}) =>
  addDataSet(bucket, {
    ...NAMED,
    pictures: listedPictures(await readDataset(folder, 0)),
    replace: false,
    ...own,
  });

describe('a data set that is added', () => {
  it('is seen by nobody before all of it is there, and goes on where it stopped', async () => {
    const pictures = listedPictures(await readDataset(folder, 0));
    const onProgress = (done: number) => {
      if (done === 4) throw new Error('The network is down.');
    };
    await expect(add({ pictures, onProgress })).rejects.toThrow('The network is down.');
    expect(await bucket.names()).toEqual(['bench']);
    expect(await bucket.find('bench')).toBeUndefined();
    const there = await bucket.paths('bench');

    const { uploaded, leftOut, set } = await add();

    expect(uploaded).toBe(12 - there.size);
    expect(leftOut).toEqual([join(folder, 'ada/genuine/notes.png')]);
    expect(await bucket.find('bench')).toEqual(set);
    expect(set.writers.map(({ writer, images }) => `${writer} ${images.length}`)).toEqual([
      'ada 6',
      'bert 6',
    ]);
    const paths = set.writers.flatMap(({ images }) => images.map(({ path }) => path));
    expect([...(await bucket.paths('bench'))].sort()).toEqual([...paths, 'set.json'].sort());
  });

  it('is the same when it is added again, with nothing sent', async () => {
    const before = await listObjects(cloud, BUCKETS.dataSetsBucket, 'sets/bench/');

    expect(await add()).toMatchObject({ uploaded: 0 });

    expect(await listObjects(cloud, BUCKETS.dataSetsBucket, 'sets/bench/')).toEqual(before);
  });

  it('says of what medium each picture is as far as its file says, or as it was told', async () => {
    const { set } = await add();
    expect(set.writers[0]?.images[0]?.medium).toBe('scan');
    expect(set).not.toHaveProperty('medium');

    const told = (await add({ name: 'told', medium: 'tablet' })).set;
    expect(told.medium).toBe('tablet');
    expect(told.writers[0]?.images[0]).not.toHaveProperty('medium');
  });

  it('does not take the place of another one unless it is told to', async () => {
    await expect(add({ use: 'train' })).rejects.toThrow(DataSetTakenError);

    expect(await add({ use: 'train', replace: true })).toMatchObject({ uploaded: 0, set: { use: 'train' } });
    expect(await bucket.find('bench')).toMatchObject({ use: 'train' });
  });

  it.each(['enrolled', '../images', ''])('cannot be called %o', async (name) => {
    await expect(add({ name })).rejects.toThrow(DataSetNameError);
  });

  it('has one name of each writer', async () => {
    const names = await temporaryFolder();
    for (const name of ['name01', 'name02']) {
      await mkdir(join(names, 'writers/001', name), { recursive: true });
      await writeFile(join(names, 'writers/001', name, 'paper.jpg'), await new Page(99, 80).file('jpeg'));
    }

    const dataset = await readDataset(names, 0);

    expect(() => listedPictures(dataset)).toThrow(SeveralNamesError);
  });
});

describe('countersign data-sets', () => {
  it('adds a folder and lists what is there', async () => {
    for (const [name, value] of Object.entries(awsEnvironment(cloud.endpoint))) vi.stubEnv(name, value);
    const place = ['--bucket', BUCKETS.dataSetsBucket];
    await rm(join(folder, 'ada/genuine/notes.png'));
    const added = await runCli(
      ...['data-sets', 'add', folder, '--name', 'second', '--terms', 'CC0', '--use', 'train', ...place],
    );
    expect(added.stdout).toBe('second (train): 2 writers, 6 genuine, 6 forged, terms: CC0; 12 uploaded\n');

    const { stdout } = await runCli('data-sets', 'list', ...place);
    expect(stdout).toContain('bench (train): 2 writers, 6 genuine, 6 forged, terms: made for a test');
    expect(stdout).toContain('second (train)');
    expect(await readdir(folder)).toEqual(WRITERS);
  });
});
