import { describe, expect, it } from 'vitest';
import { perform } from '#local/setup/step.ts';
import { StepLines } from '#local/setup/step-lines.mjs';

function recorded() {
  const output: string[] = [];
  const write = (text: string | Uint8Array) => output.push(String(text).trimEnd()) > 0;
  return { lines: new StepLines({ isTTY: false, columns: 80, write }), output };
}

describe('perform', () => {
  it('does not run what is done', async () => {
    const { lines, output } = recorded();
    const run = async () => expect.unreachable();
    await perform({ name: 'python', isDone: async () => true, run }, lines);
    expect(output).toEqual(['python: ready']);
  });

  it('says what is done and that it is finished', async () => {
    const { lines, output } = recorded();
    const run = async (progress: (doing: string) => void) => progress('installing');
    await perform({ name: 'python', isDone: async () => false, run }, lines);
    expect(output.slice(0, 2)).toEqual(['python: starting', 'python: installing']);
    expect(output[2]).toMatch(/^python: done in \d+\.\d s$/);
  });

  it('says that it failed and leaves the reason to the caller', async () => {
    const { lines, output } = recorded();
    const run = () => Promise.reject(new Error('no space'));
    const performed = perform({ name: 'python', isDone: async () => false, run }, lines);
    await expect(performed).rejects.toThrow('no space');
    expect(output[1]).toMatch(/^python: failed in /);
  });
});
