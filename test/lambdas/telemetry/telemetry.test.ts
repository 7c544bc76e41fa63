import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { Telemetry } from '#lambdas/telemetry/telemetry.ts';

const MODEL = modelVersionSchema.parse('model-1');

const lineSchema = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

let written: string[];

beforeEach(() => {
  // As Lambda says it where it has started a function for a request.
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Values of every metric that was written, by name. */
function measured(): Record<string, unknown> {
  const lines = written.map((line) => lineSchema.parse(JSON.parse(line)));
  return Object.fromEntries(
    lines.flatMap((line) =>
      line._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => [Name, line[Name]])),
    ),
  );
}

it('writes one line a request: steps, the whole and the decision, by function, with the model beside them', async () => {
  const telemetry = new Telemetry('verifications');
  telemetry.begin();
  await telemetry.end();
  written = [];

  telemetry.begin();
  expect(await telemetry.time('Embed', async () => 'embedded')).toBe('embedded');
  telemetry.decided({ decision: 'review', reason: 'evidence', score: 0.41, modelVersion: MODEL });
  await telemetry.end();

  expect(written).toHaveLength(1);
  const line = lineSchema.parse(JSON.parse(written[0] ?? ''));
  expect(line).toMatchObject({ service: 'verifications', modelVersion: 'model-1' });
  expect(line._aws.CloudWatchMetrics).toMatchObject([
    { Namespace: 'Countersign', Dimensions: [['service']] },
  ]);
  expect(measured()).toEqual({
    EmbedTime: expect.any(Number),
    AnswerTime: expect.any(Number),
    DecisionReview: 1,
    Score: 0.41,
  });
});

it('counts a start once, and nothing where a request has no steps', async () => {
  const telemetry = new Telemetry('subjects');
  for (let request = 0; request < 2; request++) {
    telemetry.begin();
    await telemetry.end();
  }

  expect(written).toHaveLength(1);
  expect(measured()).toEqual({ ColdStart: 1 });
});

it('counts a copy apart, whose score would say nothing', async () => {
  const telemetry = new Telemetry('verifications');
  telemetry.begin();
  telemetry.decided({ decision: 'reject', reason: 'copy-of-reference', score: 0, modelVersion: MODEL });
  await telemetry.end();

  expect(measured()).toEqual({ ColdStart: 1, DecisionReject: 1, CopyOfReference: 1 });
});

it('times a step that fails, and lets it fail', async () => {
  const telemetry = new Telemetry('verifications');
  telemetry.begin();

  await expect(telemetry.time('Read', () => Promise.reject(new RangeError('gone')))).rejects.toThrow('gone');
  await telemetry.end();

  expect(measured()).toMatchObject({ ReadTime: expect.any(Number) });
});
