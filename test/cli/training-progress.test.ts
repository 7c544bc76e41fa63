import { afterEach, describe, expect, it, vi } from 'vitest';
import { trainingProgress } from '#cli/training-progress.ts';

const measures = {
  loss: 0.25,
  triplets: 64,
  activeTriplets: 16,
  positiveDistance: 0.5,
  negativeDistance: 1.25,
  spread: 1,
  gradientNorm: 2,
};

/** What a person sees on standard error. */
function shown(terminal: boolean, act: (progress: ReturnType<typeof trainingProgress>) => void): string {
  vi.stubGlobal('process', Object.create(process, { stderr: { value: fakeStream(terminal) } }));
  act(trainingProgress());
  return written.join('');
}

let written: string[] = [];
function fakeStream(isTTY: boolean) {
  return { isTTY, write: (text: string) => written.push(text) };
}

afterEach(() => {
  written = [];
  vi.unstubAllGlobals();
});

describe('trainingProgress', () => {
  it('tells the time left from what has passed, and what the step measured', () => {
    const text = shown(false, (progress) => progress.onStep(100, 0.25, 60, measures));
    expect(text).toContain('step 100');
    expect(text).toContain('3 min 0 s left');
    expect(text).toContain('active 16/64');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('redraws one line on a terminal', () => {
    const text = shown(true, (progress) => {
      for (let step = 1; step <= 4; step++) progress.onStep(step, step / 4, step, measures);
    });
    expect(text).not.toContain('\n');
    expect(text.split('\r')).toHaveLength(5);
    expect(text).toContain('3 s left');
  });

  it('says little where lines stay, but always the last step', () => {
    const text = shown(false, (progress) => {
      for (let step = 1; step <= 4; step++) progress.onStep(step, step / 4, step, measures);
    });
    const steps = text
      .trim()
      .split('\n')
      .map((line) => line.split('  ')[0]);
    expect(steps).toEqual(['step 1', 'step 4']);
  });

  it('keeps the error rates of each validation', () => {
    const rates = { set: 'people', random: 0.125, skilled: null };
    const text = shown(true, (progress) => progress.onValidation(8, [rates], []));
    expect(text).toContain('step 8  held out of people: EER random 12.5 %, skilled none\n');
  });
});
