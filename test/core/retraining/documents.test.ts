import { describe, expect, it } from 'vitest';
import { storedDataSetSchema } from '#core/retraining/data-set.ts';
import {
  evaluatedSchema,
  queuedJobSchema,
  resultKey,
  retrainingJobSchema,
  trainedSchema,
} from '#core/retraining/job.ts';
import { measurementsSchema } from '#core/retraining/measured-model.ts';
import { trainingSnapshotSchema } from '#core/retraining/snapshot.ts';

const SHA256 = '0123456789abcdef'.repeat(4);
const BASE = {
  retraining: '2030-01-01_scheduled',
  snapshot: { bucket: 'data', key: 'snapshots/1.json' },
  imagesBucket: 'images',
  dataSetsBucket: 'data',
  modelsBucket: 'models',
  reportsBucket: 'reports',
};
const TRAIN = { ...BASE, kind: 'train', from: 'v1', config: { steps: 10 } };
const EVALUATE = { ...BASE, kind: 'evaluate', candidate: 'v2', active: 'v1' };
const IMAGE = { label: 'genuine', bucket: 'images', object: 'a/b', version: '1', sha256: SHA256 };
const SET = {
  name: 'cedar-2',
  terms: 'research only',
  use: 'benchmark',
  writers: [{ writer: 'a1-b_2', images: [IMAGE] }],
};
const SNAPSHOT = {
  schemaVersion: 1,
  snapshot: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  takenAt: '2030-01-01T00:00:00Z',
  sets: [SET],
};
const STORED = {
  name: 'cedar',
  terms: 'research only',
  use: 'train',
  writers: [{ writer: 'w-1', images: [{ label: 'forged', path: 'w-1/forged/0.1_a.png', sha256: SHA256 }] }],
};
const RATE = {
  benchmark: 'cedar',
  group: 'photo',
  references: 5,
  forgery: 'skilled',
  people: 40,
  comparisons: 1000,
  eer: 0.1,
  eerInterval: [0.08, 0.12],
  atTargets: [{ target: 0.01, far: 0, frr: 1, frrInterval: [0, 1] }],
};
const MODEL = { modelVersion: 'v1', graphBytes: 1, relativeLatency: 0.5, rates: [RATE] };

/** A document with one place of it changed; places are named as in `writers.0.images`. */
function changed(document: object, place: string, value: unknown): unknown {
  const copy = structuredClone(document);
  const names = place.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce<Record<string, unknown>>(
    (inner, name) => inner[name] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  parent[last] = value;
  return copy;
}

describe.each([
  {
    kind: 'a job to train',
    schema: retrainingJobSchema,
    sound: TRAIN,
    unsound: {
      kind: ['learn', ''],
      retraining: ['', 'a/b', 'a b', 'x'.repeat(129), '.', undefined],
      'snapshot.bucket': ['', undefined],
      'snapshot.key': ['', undefined],
      imagesBucket: ['', undefined],
      dataSetsBucket: ['', undefined],
      modelsBucket: ['', undefined],
      reportsBucket: ['', undefined],
      from: ['../v1'],
      config: ['steps'],
      candidate: ['v2'],
    },
  },
  {
    kind: 'a job to evaluate',
    schema: retrainingJobSchema,
    sound: EVALUATE,
    unsound: { candidate: ['', undefined], active: ['a#b', undefined], config: [{}] },
  },
  {
    kind: 'a job in the queue',
    schema: queuedJobSchema,
    sound: { taskToken: 'token', job: TRAIN },
    unsound: { taskToken: ['', undefined], job: [{}, undefined], more: [1] },
  },
  {
    kind: 'what was trained',
    schema: trainedSchema,
    sound: { candidate: 'v2', manifestSha256: SHA256, missingImages: 0 },
    unsound: { candidate: [undefined], manifestSha256: [undefined], missingImages: [-1, 0.5, undefined] },
  },
  {
    kind: 'what was evaluated',
    schema: evaluatedSchema,
    sound: { measurements: { bucket: 'reports', key: 'm.json' } },
    unsound: { measurements: [undefined, {}], more: [1] },
  },
  {
    kind: 'a snapshot',
    schema: trainingSnapshotSchema,
    sound: SNAPSHOT,
    unsound: {
      schemaVersion: [2, undefined],
      snapshot: ['first', undefined],
      takenAt: ['yesterday', undefined],
      sets: [[], undefined],
      'sets.0.name': ['', '.cedar', 'a/b', 'x'.repeat(65), 'a ', ' a', undefined],
      'sets.0.terms': ['', undefined],
      'sets.0.use': ['test', '', undefined],
      'sets.0.writers.0.writer': ['', 'a.b', ' a', 'a ', 'x'.repeat(129)],
      'sets.0.writers.0.images': [[], undefined],
      'sets.0.writers.0.images.0.label': ['', 'disguised', undefined],
      'sets.0.writers.0.images.0.bucket': ['', 'models', undefined],
      'sets.0.writers.0.images.0.object': ['', undefined],
      'sets.0.writers.0.images.0.version': [''],
      'sets.0.writers.0.images.0.sha256': ['', 'g'.repeat(64), `${SHA256}0`, `x${SHA256}`, undefined],
    },
  },
  {
    kind: 'a stored data set',
    schema: storedDataSetSchema,
    sound: STORED,
    unsound: {
      name: ['../x', undefined],
      'writers.0.writer': ['', 'a b', ' a', 'a ', 'x'.repeat(129), undefined],
      'writers.0.images': [[], undefined],
      'writers.0.images.0.label': ['', 'random', undefined],
      'writers.0.images.0.path': ['', '../a', '/a', 'a/../b', 'a//b', 'a/', 'a b', 'a/.b', 'a/b ', undefined],
      'writers.0.images.0.sha256': ['', 'g'.repeat(64), `${SHA256}0`, `x${SHA256}`, undefined],
    },
  },
  {
    kind: 'measurements',
    schema: measurementsSchema,
    sound: { candidate: MODEL, active: MODEL },
    unsound: {
      active: [undefined],
      'candidate.graphBytes': [0, 1.5],
      'candidate.relativeLatency': [0],
      'candidate.rates': [[]],
      'candidate.rates.0.benchmark': [''],
      'candidate.rates.0.group': [''],
      'candidate.rates.0.forgery': ['', 'disguised'],
      'candidate.rates.0.eer': [-0.01, 1.01],
      'candidate.rates.0.eerInterval': [[], [0.1], [0.1, 0.2, 0.3], [0.1, 2]],
      'candidate.rates.0.atTargets.0': [{}, undefined],
      'candidate.rates.0.more': [1],
      'candidate.more': [1],
    },
  },
])('$kind', ({ schema, sound, unsound }) => {
  it('is taken as it should be', () => {
    expect(schema.parse(sound)).toEqual(sound);
  });

  it.each(
    Object.entries(unsound).flatMap(([place, values]) => values.map((value: unknown) => [place, value])),
  )('is refused where %s is %j', (place, value) => {
    expect(schema.safeParse(changed(sound, String(place), value)).success).toBe(false);
  });
});

describe('what documents leave open', () => {
  it('takes the longest and the shortest names', () => {
    for (const retraining of ['a', 'x'.repeat(128)]) {
      expect(retrainingJobSchema.safeParse({ ...TRAIN, retraining }).success).toBe(true);
    }
    for (const name of ['a', `_${'-'.repeat(63)}`]) {
      expect(trainingSnapshotSchema.safeParse({ ...SNAPSHOT, sets: [{ ...SET, name }] }).success).toBe(true);
    }
    for (const path of ['a', 'a.png', '0/1/2_-.png']) {
      expect(storedDataSetSchema.safeParse(changed(STORED, 'writers.0.images.0.path', path)).success).toBe(
        true,
      );
    }
  });

  it('begins anew and with the settings of training where a job says nothing else', () => {
    const { from: _, config: __, ...bare } = TRAIN;
    expect(retrainingJobSchema.parse(bare)).toEqual({ ...bare, config: {} });
  });

  it('puts results beside the run, one of each kind', () => {
    expect(resultKey({ retraining: 'r-1', kind: 'train' })).toBe('runs/r-1/train.result.json');
  });
});
