import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelManifestSchema } from '#core/model/manifest.ts';
import { runCli } from '#test/cli/run-cli.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';

/** A run of seconds: a network and a picture size that only show that the way is open. */
const SMALL = {
  network: { filters: [8, 16], embeddingSize: 16 },
  input: { width: 96, height: 48 },
  batch: { classes: 6, samples: 3 },
};

describe('the training thread', () => {
  it('goes from synthetic people through training and export to a verification', async () => {
    const folder = await temporaryFolder();
    const at = (name: string) => join(folder, name);
    await writeFiles(folder, { 'small.json': JSON.stringify(SMALL) });

    const commands = [
      ['synthesize', at('people'), '--writers', '24', '--genuine', '8', '--forgeries', '4', '--seed', '1'],
      ['train', '--data', at('people'), '--out', at('run'), '--config', at('small.json'), '--steps', '40'],
      ['export', at('run'), '--out', at('model'), '--calibrate', at('people')],
      [
        'train',
        '--data',
        at('people'),
        '--out',
        at('warm'),
        '--config',
        at('small.json'),
        '--from',
        at('model'),
        '--steps',
        '10',
      ],
      ['export', at('warm'), '--out', at('small'), '--calibrate', at('people'), '--int8'],
      ['report', at('model'), '--out', at('report/report.html')],
    ];
    for (const command of commands) {
      const { status, stderr } = await runCli(...command);
      expect(status, stderr).toBe(0);
    }

    const manifest = modelManifestSchema.parse(JSON.parse(await readFile(at('model/manifest.json'), 'utf8')));
    expect(manifest.parity.largestDifference).toBeLessThan(1e-4);
    expect(manifest.training.steps).toBeGreaterThan(0);
    expect(Object.keys(manifest.files)).toEqual(expect.arrayContaining(['model.onnx', 'report.html']));
    expect(await readFile(at('model/model-card.md'), 'utf8')).toContain('| people |');
    // The report of an artefact is the one that it was exported with.
    const report = await readFile(at('report/report.html'), 'utf8');
    expect(report).toContain('Detection error tradeoff on people');
    expect(report).toBe(await readFile(at('model/report.html'), 'utf8'));

    const small = modelManifestSchema.parse(JSON.parse(await readFile(at('small/manifest.json'), 'utf8')));
    expect(small).toMatchObject({ quantization: 'int8', training: { from: manifest.modelVersion } });
    expect(small.training.sets).toHaveLength(2);

    const references = at('people/00000/genuine');
    const [query = ''] = await readdir(references);
    const answer = await runCli(
      ...['verify', '--model', at('model'), '--references', references, join(references, query), '--json'],
    );
    expect(answer.status, answer.stderr).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ modelVersion: manifest.modelVersion });
  });
});
