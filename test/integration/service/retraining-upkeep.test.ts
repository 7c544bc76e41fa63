import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ulid } from 'ulidx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelVersion, referenceIdSchema, tenantIdSchema } from '#core/ids.ts';
import { functionName } from '#infra/names.ts';
import { NoPreviousModelError } from '#lambdas/errors/registry-errors.ts';
import { ModelSwitch } from '#lambdas/stores/models/model-switch.ts';
import { SweepStore } from '#lambdas/stores/retraining/sweep-store.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { LoadedModel } from '#lambdas/use-cases/loaded-model.ts';
import { promoteModel, rollBackModel } from '#lambdas/use-cases/models/promote-model.ts';
import { reembedSubjects } from '#lambdas/use-cases/retraining/reembed-subjects.ts';
import { sweepEmbeddings } from '#lambdas/use-cases/upkeep/sweep-embeddings.ts';
import { sweepImages } from '#lambdas/use-cases/upkeep/sweep-images.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { enrollMany, eraseMany } from './support/retraining/enroll-many.ts';
import { uploadShippedAs } from './support/retraining/training-machine.ts';
import { deployedStack } from './support/stack.ts';
import { imageVersions, table } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

const TENANT = tenantIdSchema.parse('tidy-bank');
const KEEP_DAYS = 30;
const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);
const who = () => ({ by: 'test', at: new Date() });

let keys: SubjectKey[];
let shipped: ModelVersion;

function stores() {
  const { TableName } = deployedStack().deployment;
  const sweep = new SweepStore(table(), TableName);
  return {
    ...deployedStores(),
    pointer: new ModelSwitch(table(), TableName),
    namedObjects: sweep.namedObjects.bind(sweep),
  };
}

beforeAll(async () => {
  shipped = (await deployedStores().registry.active()).modelVersion;
  keys = await enrollMany(TENANT, 2, { trainingConsent: false });
});

afterAll(async () => {
  const { registry, publisher } = deployedStores();
  const { modelVersion } = await registry.active();
  if (modelVersion !== shipped)
    await publisher.activate(await registry.published(shipped), modelVersion, 'test', new Date());
  await eraseMany(keys);
});

/** A model that answers, with every reference of ours embedded. */
async function promoted(name: string): Promise<ModelVersion> {
  const { publisher, registry, pointer, ...own } = stores();
  const { candidate, manifestSha256 } = await uploadShippedAs(name);
  await publisher.register({ modelVersion: candidate, manifestSha256 }, 'test', new Date());
  const embedder = await new LoadedModel(registry).embedder(await registry.published(candidate));
  await reembedSubjects(own, keys, embedder);
  await pointer.markEmbedded(candidate, new Date());
  await promoteModel({ registry, pointer }, candidate, who());
  return candidate;
}

const embeddings = async (version: ModelVersion): Promise<number[]> =>
  Promise.all(keys.map(async (key) => (await deployedStores().references.embedded(key, version)).length));

describe('the sweep of embeddings', () => {
  it('keeps those of the model that answers and of one that was given up lately', async () => {
    const candidate = await promoted('swept-later');
    await rollBackModel(stores(), who());

    expect(await sweepEmbeddings(stores(), KEEP_DAYS, inDays(29))).toBe(0);
    expect(await embeddings(candidate)).toEqual([5, 5]);
    expect(await embeddings(shipped)).toEqual([5, 5]);
  });

  it('removes those of one that was given up long ago, which nobody can go back to then', async () => {
    const candidate = await promoted('successor');

    expect(await sweepEmbeddings(stores(), KEEP_DAYS, inDays(31))).toBeGreaterThanOrEqual(20);

    expect(await embeddings(shipped)).toEqual([0, 0]);
    expect(await embeddings(candidate)).toEqual([5, 5]);
    await expect(rollBackModel(stores(), who())).rejects.toThrow(NoPreviousModelError);
    expect(await sweepEmbeddings(stores(), KEEP_DAYS, inDays(32))).toBe(0);
  });
});

describe('the sweep of pictures', () => {
  const sweep = (at: Date, goesOn = () => true, after?: string) =>
    sweepImages(stores(), { at, goesOn, after });

  it('removes what no row names, once it is a day old, and leaves everything else', async () => {
    const [key] = keys;
    if (key === undefined) throw new Error('Nobody is enrolled.');
    const folder = `${key.tenant}/${key.subject}/`;
    const orphan = await stores().images.put(key, referenceIdSchema.parse(ulid()), new Uint8Array([1]));

    expect(await sweep(inDays(0.9))).toEqual({ removed: 0, next: undefined });
    expect(await imageVersions(folder)).toContain(orphan.object);

    expect((await sweep(inDays(1.1))).removed).toBeGreaterThan(0);
    const left = await imageVersions(folder);
    expect(left).toHaveLength(5);
    expect(left).not.toContain(orphan.object);
  });

  it('stops when there is no time left, and says where to go on', async () => {
    const { next } = await sweep(inDays(2), () => false);
    expect(next).toBeDefined();

    expect((await sweep(inDays(2), () => true, next)).next).toBeUndefined();
  });
});

describe('the functions of the daily upkeep', () => {
  it.each(['retraining-sweep', 'retraining-watch'] as const)('%s runs as it was deployed', async (name) => {
    const client = new LambdaClient(clientConfiguration(deployedStack().endpoint));

    const { FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName('development', name) }),
    );

    expect(FunctionError).toBeUndefined();
  });
});
