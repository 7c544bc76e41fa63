import { describe, expect, it } from 'vitest';
import { Interruption } from '#training/loop/interruption.ts';

describe('Interruption', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('notes %s once, and leaves a second one to end the process', (signal, exitStatus) => {
    const before = process.listenerCount(signal);
    const interruption = new Interruption();
    interruption.listen();
    expect(interruption.exitStatus).toBeNull();

    process.emit(signal, signal);

    expect(interruption.exitStatus).toBe(exitStatus);
    expect(process.listenerCount(signal)).toBe(before);
  });

  it('hears nothing after it is told to ignore', () => {
    const before = process.listenerCount('SIGTERM');
    const interruption = new Interruption();
    interruption.listen();
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    interruption.ignore();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
