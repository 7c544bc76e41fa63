import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { GRAPH_FILE } from '#core/model/artefact.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { writeArtefact } from '#training/export/write-artefact.ts';
import { runCli } from './run-cli.ts';

describe('countersign compare and verify', () => {
  let folder: string;
  let model: string;
  const at = (name: string) => join(folder, name);

  beforeEach(async () => {
    folder = await temporaryFolder();
    model = at('model');
    await writeArtefact(model, new Map([[GRAPH_FILE, tinyGraph()]]), tinyDescription);
    await writeFiles(folder, {
      'references/1.png': await new Page(400, 200).signature(1).file(),
      'references/2.jpg': await new Page(380, 210).signature(1, { thickness: 4 }).file('jpeg'),
      'references/notes.txt': 'not a picture',
      'same.png': await new Page(420, 190).signature(1).file(),
      'other.png': await new Page(400, 400)
        .stroke([
          [200, 40],
          [190, 380],
          [210, 390],
        ])
        .file(),
    });
  });

  it('compares two pictures and answers in one JSON object', async () => {
    const { stdout, status } = await runCli(
      ...['compare', at('references/1.png'), at('same.png'), '--model', model, '--json'],
    );

    expect(status).toBe(0);
    const answer: unknown = JSON.parse(stdout);
    expect(answer).toMatchObject({ decision: 'accept', modelVersion: 'tiny-1', query: { findings: [] } });
  });

  it('verifies against every picture of a folder, in text', async () => {
    const same = await runCli('verify', '--references', at('references'), at('same.png'), '--model', model);
    const other = await runCli('verify', '--references', at('references'), at('other.png'), '--model', model);

    expect(same.stdout).toMatch(/^ACCEPT {2}score 0\.9\d/);
    expect(same.stdout).toContain('2.jpg');
    expect(other.stdout).toMatch(/^REJECT/);
  });

  it('prints findings about a picture', async () => {
    await writeFile(at('small.png'), await new Page(110, 60).signature(1, { thickness: 1 }).file());

    const { stdout } = await runCli('compare', at('references/1.png'), at('small.png'), '--model', model);

    expect(stdout).toContain('low-resolution');
  });

  const picture = (pixels: number) =>
    sharp({ create: { width: pixels, height: pixels, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
  it.each([
    ['image-format-unsupported', async () => Buffer.from('I am no picture.')],
    ['image-corrupt', async () => (await new Page(400, 200).signature(1).file()).subarray(0, 500)],
    ['image-too-many-pixels', () => picture(10_000)],
    ['image-blank', () => new Page(300, 150).file()],
    [
      'image-too-little-ink',
      () =>
        new Page(300, 150)
          .stroke([[150, 70]])
          .stroke(SCRIBBLE)
          .file(),
    ],
  ])('refuses with %s, an exit code and what to do', async (code, bytes) => {
    await writeFile(at('bad.png'), await bytes());

    const text = await runCli('compare', at('references/1.png'), at('bad.png'), '--model', model);
    const json = await runCli('compare', at('references/1.png'), at('bad.png'), '--model', model, '--json');

    expect(text.status).toBe(1);
    expect(text.stdout).toBe('');
    expect(text.stderr).toContain('bad.png');
    expect(text.stderr).toContain(`(${code})`);
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code } });
  });

  it('refuses a damaged model, a missing file, an empty folder and a missing option', async () => {
    await mkdir(at('empty'));
    await writeFile(join(model, GRAPH_FILE), 'damaged');

    const refusals = [
      await runCli('compare', at('references/1.png'), at('same.png'), '--model', model),
      await runCli('compare', at('references/1.png'), at('same.png'), '--model', at('nowhere')),
      await runCli('verify', '--references', at('empty'), at('same.png'), '--model', model),
      await runCli('verify', at('same.png')),
    ];

    expect(refusals.map(({ status }) => status)).toEqual([1, 1, 1, 1]);
    expect(refusals.map(({ stderr }) => stderr.match(/\(([a-z-]+)\)\s*$/)?.[1])).toEqual([
      'model-checksum-mismatch',
      'model-file-missing',
      'references-missing',
      'usage',
    ]);
  });
});

/** Three pixels. */
const SCRIBBLE: [number, number][] = [
  [150, 70],
  [152, 72],
];
