import { describe, expect, it } from 'vitest';
import { JobInterruptedError, TaskLostError } from '#training/jobs/errors.ts';
import { type SignsOfLife, withSignsOfLife } from '#training/jobs/queue/signs-of-life.ts';

/** Work that ends when it is told to stop, with what it was told. */
const untilStopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
const alive = new AbortController().signal;
const signs = (given: Partial<SignsOfLife>): SignsOfLife => ({
  give: async () => {},
  everyMilliseconds: 1,
  onTrouble: () => {},
  ...given,
});

describe('signs of life', () => {
  it('are given again and again until the work is done', async () => {
    let enough = () => {};
    const third = new Promise<void>((resolve) => {
      enough = resolve;
    });
    let given = 0;
    const give = async () => {
      given++;
      if (given === 3) enough();
    };

    expect(await withSignsOfLife(signs({ give }), alive, () => third.then(() => 'done'))).toBe('done');
    expect(given).toBeGreaterThanOrEqual(3);
  });

  it('stop the work when nobody waits for it any more', async () => {
    const give = () => Promise.reject(new TaskLostError());

    await expect(withSignsOfLife(signs({ give }), alive, untilStopped)).rejects.toThrow(TaskLostError);
  });

  it('that do not get through are told and do not stop the work', async () => {
    let heard: (error: unknown) => void = () => {};
    const trouble = new Promise((resolve) => {
      heard = resolve;
    });
    const give = () => Promise.reject(new RangeError('no network'));

    const told = await withSignsOfLife(signs({ give, onTrouble: heard }), alive, () => trouble);
    expect(told).toEqual(new RangeError('no network'));
  });

  it('leave the signal to stop as it is', async () => {
    const stop = new AbortController();
    const working = withSignsOfLife(signs({}), stop.signal, untilStopped);
    stop.abort(new JobInterruptedError());

    await expect(working).rejects.toThrow(JobInterruptedError);
  });
});
