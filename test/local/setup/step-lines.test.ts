import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StepLines } from '#local/setup/step-lines.mjs';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function linesOf(terminal: boolean) {
  let output = '';
  const stream = {
    isTTY: terminal,
    columns: 40,
    write: (text: string | Uint8Array) => {
      output += text;
      return true;
    },
  };
  return { lines: new StepLines(stream as NodeJS.WriteStream), output: () => output };
}

describe('StepLines in a log', () => {
  it('prints a plain line for each beginning and each end, with the time from the first beginning', () => {
    const { lines, output } = linesOf(false);
    lines.already('python', 'ready');
    lines.doing('npm packages', 'downloading');
    vi.advanceTimersByTime(1500);
    lines.doing('npm packages', 'unpacking');
    vi.advanceTimersByTime(500);
    lines.finished('npm packages', 'installed');
    expect(output()).toBe(
      'python: ready\nnpm packages: downloading\nnpm packages: unpacking\nnpm packages: installed in 2.0 s\n',
    );
  });
});

describe('StepLines on a terminal', () => {
  it('keeps one live line that counts the seconds and fits the terminal', () => {
    const { lines, output } = linesOf(true);
    lines.doing('npm packages', 'installing');
    lines.doing('python', 'making a private environment of it');
    vi.advanceTimersByTime(3000);
    const frames = output().split('\r\x1b[K');
    expect(frames.at(-1)).toMatch(/^npm packages: installing \(3\.0 s\) {2}pytho$/);
    for (const frame of frames) expect(frame.length).toBeLessThan(40);
    expect(output()).not.toContain('\n');
  });

  it('prints a finished step above the live line and stops drawing with the last one', () => {
    const { lines, output } = linesOf(true);
    lines.doing('a', 'working');
    lines.doing('b', 'working');
    lines.finished('a', 'done');
    expect(output().endsWith('a: done in 0.0 s\n\r\x1b[Kb: working (0.0 s)')).toBe(true);
    lines.finished('b', 'done');
    const last = output();
    vi.advanceTimersByTime(10_000);
    expect(output()).toBe(last);
    expect(vi.getTimerCount()).toBe(0);
  });
});
