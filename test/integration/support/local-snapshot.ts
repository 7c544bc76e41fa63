import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import sharp from 'sharp';
import { sha256 } from '#core/model/artefact.ts';
import type { BucketObject } from '#core/retraining/job.ts';
import {
  ENROLLED_SET,
  type SnapshotSet,
  type SnapshotWriter,
  type TrainingSnapshot,
  trainingSnapshotSchema,
} from '#core/retraining/snapshot.ts';
import { drawSynthetic } from '#training/datasets/readers/synthetic.ts';
import { BUCKETS, type LocalCloud } from './local-cloud.ts';
import { readJsonObject } from './local-objects.ts';

/** Pictures of each person. */
const GENUINE = 7;
const FORGED = 4;

interface SetChoice extends Pick<SnapshotSet, 'name' | 'use'> {
  readonly bucket: SnapshotWriter['images'][number]['bucket'];
  readonly people: number;
  readonly seed: number;
}

const ENROLLED: SetChoice = { name: ENROLLED_SET, use: 'train', bucket: 'images', people: 14, seed: 101 };
const BENCHMARK: SetChoice = { name: 'frozen', use: 'benchmark', bucket: 'dataSets', people: 6, seed: 102 };

/** Puts synthetic people into the buckets as a deployment would keep real ones, and a snapshot that names them. */
export async function putSnapshot(cloud: LocalCloud): Promise<BucketObject> {
  const snapshot: TrainingSnapshot = {
    schemaVersion: 1,
    snapshot: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    takenAt: '2026-01-01T00:00:00.000Z',
    sets: [await putSet(cloud, ENROLLED), await putSet(cloud, BENCHMARK)],
  };
  const key = `snapshots/${snapshot.snapshot}.json`;
  const place = { Bucket: BUCKETS.dataSetsBucket, Key: key };
  await cloud.s3.send(new PutObjectCommand({ ...place, Body: JSON.stringify(snapshot) }));
  return { bucket: BUCKETS.dataSetsBucket, key };
}

/** Erases one enrolled picture that a snapshot names, as erasure does: for good. */
export async function eraseImage(cloud: LocalCloud, { bucket, key }: BucketObject): Promise<void> {
  const { sets } = trainingSnapshotSchema.parse(await readJsonObject(cloud, bucket, key));
  const [image] = sets.flatMap(({ writers }) => writers.flatMap(({ images }) => images));
  await cloud.s3.send(
    new DeleteObjectCommand({
      Bucket: BUCKETS.imagesBucket,
      Key: image?.object,
      VersionId: image?.version,
    }),
  );
}

async function putSet(cloud: LocalCloud, choice: SetChoice): Promise<SnapshotSet> {
  const writers: SnapshotWriter[] = [];
  for (let writer = 0; writer < choice.people; writer++) {
    const images: SnapshotWriter['images'] = [];
    for (let sample = 0; sample < GENUINE + FORGED; sample++) {
      images.push(await putPicture(cloud, choice, { writer, sample }));
    }
    writers.push({ writer: `subject-${writer}`, images });
  }
  return { name: choice.name, terms: 'made for tests', use: choice.use, writers };
}

async function putPicture(
  { s3 }: LocalCloud,
  { name, use, bucket, seed }: SetChoice,
  { writer, sample }: { readonly writer: number; readonly sample: number },
): Promise<SnapshotWriter['images'][number]> {
  const forged = sample >= GENUINE;
  const { pixels, width, height } = drawSynthetic({ kind: 'synthetic', seed, writer, forged, sample });
  const png = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  const object = `${name}/${writer}/${sample}.png`;
  const { VersionId } = await s3.send(
    new PutObjectCommand({
      Bucket: bucket === 'images' ? BUCKETS.imagesBucket : BUCKETS.dataSetsBucket,
      Key: object,
      Body: png,
    }),
  );
  return {
    label: forged ? 'forged' : 'genuine',
    bucket,
    object,
    ...(VersionId !== undefined && { version: VersionId }),
    sha256: sha256(png),
    ...(use === 'benchmark' && { medium: sample % 2 === 0 ? 'scan' : 'photo' }),
  };
}
