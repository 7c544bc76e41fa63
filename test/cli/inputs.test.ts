import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { datasetManifestSchema } from '#training/datasets/manifest/dataset-manifest.ts';
import { runCli } from './run-cli.ts';

const picture = (shape: number) => new Page(300, 150).signature(shape).file();

describe('countersign datasets', () => {
  it('says what a folder holds, unreadable files included', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'full_org/original_1_1.png': await picture(1),
      'full_org/original_2_1.png': await picture(2),
      'full_org/original_2_2.png': 'no picture',
      'full_forg/forgeries_1_1.png': await picture(3),
    });
    const { stdout, status } = await runCli('datasets', folder);
    expect(status).toBe(0);
    expect(stdout).toContain('laid out as cedar');
    expect(stdout).toContain('2 writers, 2 genuine, 1 forged');
    expect(stdout).toContain('full_org/original_2_2.png: image-format-unsupported');

    const { stdout: json } = await runCli('datasets', folder, '--layout', 'cedar', '--json');
    expect(datasetManifestSchema.parse(JSON.parse(json)).unreadable).toBe(1);
  });

  it('ends with an error where training could learn nothing', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'ann/genuine/1.png': await picture(1) });
    const { stderr, status } = await runCli('datasets', folder, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error.code).toBe('dataset-one-writer');
  });
});

describe('the contact sheets', () => {
  it('of synthesis show synthetic people beside real ones, and need no folder', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'real/ann/genuine/1.png': await picture(1) });
    const sheet = join(folder, 'people.png');
    const { status } = await runCli(
      ...['synthesize', '--sheet', sheet, '--writers', '2', '--beside', join(folder, 'real')],
    );
    expect(status).toBe(0);
    expect((await sharp(sheet).metadata()).format).toBe('png');
  });

  it('of augmentation vary the picture that is given, and refuse one that cannot be used', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'ann.png': await new Page(120, 60).signature(1).file(), 'text.png': 'text' });
    const sheet = join(folder, 'sheet.png');
    expect((await runCli('augment', '--sheet', sheet, '--image', join(folder, 'ann.png'))).status).toBe(0);
    expect((await sharp(sheet).metadata()).format).toBe('png');

    const refused = await runCli(
      'augment',
      '--sheet',
      join(folder, 'no.png'),
      '--image',
      join(folder, 'text.png'),
    );
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('text.png');
    expect(existsSync(join(folder, 'no.png'))).toBe(false);
  });

  it('are asked for, or a folder is', async () => {
    const { stderr, status } = await runCli('synthesize');
    expect(status).toBe(1);
    expect(stderr).toContain('--sheet');
  });
});
