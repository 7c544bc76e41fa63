import { describe, expect, it } from 'vitest';
import { TrainingConfigError } from '#training/config/errors.ts';
import { JobConfigError } from '#training/jobs/errors.ts';
import { jobConfig } from '#training/jobs/job-config.ts';

const enrolled = {
  set: { name: 'enrolled', terms: 'consent of the enrolled', use: 'train' as const, writers: [] },
  folder: '/somewhere/enrolled',
};
const ENROLLED_DATA = {
  source: '/somewhere/enrolled',
  layout: 'genuine-forged',
  terms: 'consent of the enrolled',
};

describe('the configuration of a retraining', () => {
  it('is the recipe with the sets of the snapshot and the model to begin with', async () => {
    const config = await jobConfig({}, [enrolled], '/somewhere/model');

    expect(config.data).toEqual([{ source: 'synthetic:400' }, ENROLLED_DATA]);
    expect(config).toMatchObject({ steps: 1500, from: '/somewhere/model', validate: [] });
  });

  it('follows the job where it says something', async () => {
    const config = await jobConfig({ steps: 9, data: [{ source: 'synthetic:8' }] }, [enrolled], undefined);

    expect(config.data).toEqual([{ source: 'synthetic:8' }, ENROLLED_DATA]);
    expect(config.steps).toBe(9);
    expect(config.from).toBeUndefined();
  });

  it.each([
    [{ from: '/etc' }],
    [{ validate: ['/etc'] }],
    [{ data: [{ source: '/etc' }] }],
    [{ data: [{ source: 'synthetic:8' }, { source: '../people' }] }],
    [{ data: 'synthetic:8' }],
  ])('reads nothing of the machine that a job names: %j', async (given) => {
    await expect(jobConfig(given, [enrolled], undefined)).rejects.toThrow(JobConfigError);
  });

  it('refuses a setting that does not exist', async () => {
    await expect(jobConfig({ stepz: 9 }, [enrolled], undefined)).rejects.toThrow(TrainingConfigError);
  });
});
