import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { ModelChecksumError } from '#core/errors/model-errors.ts';
import { modelVersionSchema } from '#core/ids.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { ActiveModel } from '#lambdas/use-cases/active-model.ts';

const FIRST = { modelVersion: modelVersionSchema.parse('first'), manifestSha256: 'a' };
const SECOND = { modelVersion: modelVersionSchema.parse('second'), manifestSha256: 'b' };

const active = vi.fn(async () => FIRST);
const open = vi.fn(() => readArtefact(SHIPPED_MODEL));
let now = 0;
let model: ActiveModel;

beforeEach(() => {
  vi.clearAllMocks();
  now = 1_000_000;
  model = new ActiveModel({ active, open }, () => now);
});

describe('the active model', () => {
  it('is fetched once, and asked after at most every 30 seconds', async () => {
    const embedder = await model.embedder();
    now += 29_999;
    expect(await model.embedder()).toBe(embedder);
    expect(active).toHaveBeenCalledTimes(1);

    now += 1;
    expect(await model.embedder()).toBe(embedder);
    expect(active).toHaveBeenCalledTimes(2);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('is replaced when the pointer has moved', async () => {
    const embedder = await model.embedder();
    active.mockResolvedValueOnce(SECOND);
    now += 30_000;

    expect(await model.embedder()).not.toBe(embedder);
    expect(open).toHaveBeenLastCalledWith(SECOND);
  });

  it('that could not be opened is tried again by the next request', async () => {
    open.mockRejectedValueOnce(new ModelChecksumError('model.onnx', 'a', 'b'));

    await expect(model.embedder()).rejects.toThrow(ModelChecksumError);
    expect((await model.embedder()).manifest.modelVersion).toBeDefined();
  });
});
