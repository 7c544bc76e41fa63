import { describe, expect, it } from 'vitest';
import { JobInterruptedError } from '#training/jobs/errors.ts';
import { interruptible } from '#training/jobs/interruptible.ts';

const never = () => new Promise<never>(() => {});

describe('interruptible work', () => {
  it('gives its result or its error', async () => {
    const { signal } = new AbortController();

    expect(await interruptible(signal, async () => 'result')).toBe('result');
    await expect(interruptible(signal, () => Promise.reject(new RangeError('own')))).rejects.toThrow('own');
  });

  it('is waited for no longer than until the signal', async () => {
    const stop = new AbortController();
    const waiting = interruptible(stop.signal, never);
    stop.abort(new JobInterruptedError());

    await expect(waiting).rejects.toThrow(JobInterruptedError);
  });

  it('does not begin after the signal', async () => {
    let begun = false;
    const begin = async () => {
      begun = true;
    };

    await expect(interruptible(AbortSignal.abort(new JobInterruptedError()), begin)).rejects.toThrow(
      JobInterruptedError,
    );
    expect(begun).toBe(false);
  });
});
