import { describe, expect, it } from 'vitest';
import { type JobProgress, jobProgressSchema, progressKey } from '#core/retraining/job-progress.ts';
import type { JobObserver } from '#training/jobs/job-surroundings.ts';
import { ProgressReport } from '#training/jobs/progress/progress-report.ts';
import type { StepMeasures } from '#training/loop/train-step.ts';

const SECOND = 1000;
const MEASURES: StepMeasures = {
  loss: 0.25,
  gradientNorm: 1,
  triplets: 2,
  activeTriplets: 1,
  positiveDistance: 0.5,
  negativeDistance: 1,
  spread: 1,
};

/** A report of a job, what it has said, and a clock that stands still until it is put forward. */
function reporting(put: (bytes: Uint8Array) => Promise<void> = async () => {}) {
  const said: JobProgress[] = [];
  const told: string[] = [];
  const troubles: unknown[] = [];
  let clock = 0;
  const observer: JobObserver = {
    onPhase: (phase) => told.push(phase),
    onStep: (step) => told.push(`step ${step}`),
    onValidation: () => told.push('validation'),
    onTrouble: (error) => troubles.push(error),
  };
  const report = new ProgressReport({
    job: { kind: 'train', retraining: 'one' },
    bucket: {
      put: async (key, bytes) => {
        await put(bytes);
        expect(key).toBe(progressKey('one'));
        said.push(jobProgressSchema.parse(JSON.parse(new TextDecoder().decode(bytes))));
      },
    },
    observer,
    now: () => clock,
  });
  const pass = async (seconds: number) => {
    await report.settled();
    clock += seconds * SECOND;
  };
  return { report, said, told, troubles, pass };
}

describe('the report of a job', () => {
  it('says every phase at once, and steps at most every ten seconds', async () => {
    const { report, said, told, pass } = reporting();
    report.onPhase('training');
    await pass(1);
    report.onStep(1, 0.01, 2, MEASURES);
    await pass(10);
    report.onStep(2, 0.02, 4, MEASURES);
    await pass(0);

    expect(said).toMatchObject([
      { job: 'train', phase: 'training' },
      { phase: 'training', step: 2, steps: 100, loss: 0.25, secondsLeft: 196 },
    ]);
    expect(told).toEqual(['training', 'step 1', 'step 2']);
  });

  it('says what was measured last of people whom training holds out', async () => {
    const { report, said, pass } = reporting();
    report.onValidation(5, [{ set: 'a', random: 0.1, skilled: 0.3 }], []);
    await pass(0);
    report.onPhase('exporting');
    await pass(0);
    report.onValidation(6, [{ set: 'a', random: null, skilled: null }], []);
    await pass(0);

    expect(said.map(({ validationEer }) => validationEer)).toEqual([0.2, 0.2, 0.2]);
  });

  it('says the last step whenever it comes, and no time that is left after it', async () => {
    const { report, said, pass } = reporting();
    report.onPhase('training');
    report.onStep(100, 1, 200, MEASURES);
    await pass(0);
    report.onPhase('uploading');
    await pass(0);

    expect(said.at(-2)).toMatchObject({ step: 100, steps: 100, secondsLeft: 0 });
    expect(said.at(-1)).toMatchObject({ phase: 'uploading', step: 100, steps: 100 });
    expect(said.at(-1)).not.toHaveProperty('secondsLeft');
  });

  it('says the latest after one that took its time, and lets none overtake another', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { report, said, pass } = reporting(() => slow);
    for (const phase of ['training', 'exporting', 'uploading'] as const) report.onPhase(phase);
    release();
    await pass(0);

    expect(said.map(({ phase }) => phase)).toEqual(['training', 'uploading']);
  });

  it('does not mind one that does not get through', async () => {
    let isDown = true;
    const { report, said, troubles, pass } = reporting(async () => {
      if (isDown) throw new Error('The network is down.');
    });
    report.onPhase('training');
    await pass(0);
    isDown = false;
    report.onPhase('exporting');
    await pass(0);

    expect(troubles).toHaveLength(1);
    expect(said.map(({ phase }) => phase)).toEqual(['exporting']);
  });
});
