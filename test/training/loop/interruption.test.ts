import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Interruption } from '#training/loop/interruption.ts';

describe('Interruption', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'notes %s, also when it comes twice at once, and leaves a later one to end the process',
    (signal, exitStatus) => {
      const before = process.listenerCount(signal);
      const interruption = new Interruption();
      interruption.listen();
      expect(interruption.exitStatus).toBeNull();

      process.emit(signal, signal);
      process.emit(signal, signal);

      expect(interruption.exitStatus).toBe(exitStatus);
      expect(process.listenerCount(signal)).toBe(before + 1);
      vi.advanceTimersByTime(1000);
      expect(process.listenerCount(signal)).toBe(before);
    },
  );

  it('hears nothing after it is told to ignore', () => {
    const before = process.listenerCount('SIGTERM');
    const interruption = new Interruption();
    interruption.listen();
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    interruption.ignore();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
