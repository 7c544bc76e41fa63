import { describe, expect, it } from 'vitest';
import { modelVersionSchema } from '#core/ids.ts';
import { StepNotReadyError } from '#lambdas/errors/retraining-errors.ts';
import { type RetrainingRow, retrainingIdSchema } from '#lambdas/stores/retraining/retraining-row.ts';
import { planRetraining, type RetrainingRequest } from '#lambdas/use-cases/retraining/begin-retraining.ts';

const ACTIVE = modelVersionSchema.parse('active');
const CANDIDATE = modelVersionSchema.parse('candidate');
const EARLIER = retrainingIdSchema.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');
const STARTED = new Date('2030-01-01T00:00:00Z');
const SNAPSHOT = { bucket: 'data', key: 'snapshots/1.json' };
const TRAINED = { candidate: CANDIDATE, manifestSha256: 'a', missingImages: 0 };
const EVALUATED = { measurements: { bucket: 'reports', key: 'retrainings/1/measurements.json' } };

const earlierRow: RetrainingRow = {
  retraining: EARLIER,
  status: 'failed',
  step: 'gate',
  startedAt: STARTED.toISOString(),
  updatedAt: STARTED.toISOString(),
  startedBy: 'schedule',
  active: ACTIVE,
  snapshot: SNAPSHOT,
  trained: TRAINED,
  evaluated: EVALUATED,
};

const plan = (request: RetrainingRequest, name = 'execution') =>
  planRetraining(
    {
      registry: {
        active: async () => ({
          modelVersion: ACTIVE,
          manifestSha256: 'a',
          activatedAt: STARTED.toISOString(),
        }),
        published: async (modelVersion) => ({
          modelVersion,
          manifestSha256: 'p',
          publishedAt: STARTED.toISOString(),
        }),
      },
      retrainings: { find: async () => earlierRow },
    },
    request,
    { name, startedAt: STARTED },
  );

describe('planning a retraining', () => {
  it('begins at the beginning, with nothing, unless told otherwise', async () => {
    expect((await plan({})).begun).toEqual({
      retraining: expect.any(String),
      startAt: 'snapshot',
      active: ACTIVE,
      approval: false,
      config: {},
    });
  });

  it('gives one execution one id, and another execution another', async () => {
    const { retraining } = (await plan({})).begun;

    expect((await plan({})).begun.retraining).toBe(retraining);
    expect((await plan({}, 'another')).begun.retraining).not.toBe(retraining);
    // It begins with its time.
    expect((await plan({ startAt: 'snapshot' })).row.retraining.slice(0, 10)).toBe(retraining.slice(0, 10));
  });

  it('goes on from an earlier retraining with the results of the steps before', async () => {
    expect((await plan({ of: EARLIER, startAt: 'train' })).begun).toMatchObject({ snapshot: SNAPSHOT });
    expect((await plan({ of: EARLIER, startAt: 'train' })).begun).not.toHaveProperty('trained');
    expect((await plan({ of: EARLIER, startAt: 'gate' })).begun).toMatchObject({
      snapshot: SNAPSHOT,
      trained: TRAINED,
      evaluated: EVALUATED,
    });
  });

  it('takes a published model as the candidate, without snapshot or measurements', async () => {
    const { begun } = await plan({ startAt: 'reembed', model: CANDIDATE });

    expect(begun).toMatchObject({ trained: { candidate: CANDIDATE, manifestSha256: 'p' } });
    expect(begun).not.toHaveProperty('evaluated');
  });

  it.each([
    ['train', 'snapshot'],
    ['evaluate', 'snapshot'],
    ['gate', 'trained'],
    ['approve', 'trained'],
    ['promote', 'trained'],
  ] as const)('refuses to begin with %s where there is no %s', async (startAt, missing) => {
    await expect(plan({ startAt })).rejects.toThrow(new StepNotReadyError(startAt, missing).message);
  });
});
