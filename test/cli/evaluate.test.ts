import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { GRAPH_FILE } from '#core/model/artefact.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { evaluationSchema } from '#training/evaluation/evaluation.ts';
import { writeArtefact } from '#training/export/write-artefact.ts';
import { runCli } from './run-cli.ts';

const MINUTES = 60_000;

/** Pictures of four people who sign alike every time, and imitations of the first two. */
async function writePeople(folder: string): Promise<void> {
  for (const [i, name] of ['ann', 'bob', 'cyd', 'dan'].entries()) {
    for (let n = 0; n < 5; n++) {
      const genuine = new Page(400 + 10 * n, 200).signature(i + 1, { thickness: 2 + (n % 2) });
      await writeFiles(folder, { [`${name}/genuine/${n}.png`]: await genuine.file() });
      if (i > 1) continue;
      const forged = new Page(400, 200 + 10 * n).signature(i + 1.3);
      await writeFiles(folder, { [`${name}/forged/${n}.png`]: await forged.file() });
    }
  }
}

describe('countersign evaluate and report', { timeout: 2 * MINUTES }, () => {
  let folder: string;
  let model: string;
  let people: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    model = join(folder, 'model');
    people = join(folder, 'people');
    await writeArtefact(model, new Map([[GRAPH_FILE, tinyGraph()]]), tinyDescription);
    await writePeople(people);
  });

  it('prints one JSON object with every figure, the same for the same seed', async () => {
    await writeFiles(people, { 'eve/genuine/1.png': 'no picture' });
    const evaluate = () =>
      runCli('evaluate', '--data', people, '--model', model, '--references', '3,1', '--baselines', '--json');

    const { stdout, status } = await evaluate();

    expect(status).toBe(0);
    const evaluation = evaluationSchema.parse(JSON.parse(stdout));
    expect(evaluation).toMatchObject({ model: 'tiny-1', people: 5 });
    expect(evaluation.data[0]).toMatchObject({ name: 'people', failureToAcquire: 1 / 31 });
    expect(new Set(evaluation.results.map(({ references }) => references))).toEqual(new Set([1, 3]));
    expect(new Set(evaluation.results.map(({ system }) => system)).size).toBe(3);
    expect((await evaluate()).stdout).toBe(stdout);
  });

  it('prints tables for a person, with people, comparisons and what to beware of', async () => {
    const { stdout } = await runCli('evaluate', '--data', people, '--model', model);

    expect(stdout).toContain('people: 4 people, 2 of them with skilled forgeries');
    expect(stdout).toMatch(/model\s+1\s+random\s+[\d.]+ \[[\d.]+, [\d.]+\]/);
    expect(stdout).toMatch(/References a person: 5\. 4 of 4 people have too few genuine signatures/);
  });

  it('fixes thresholds on other people where they are named', async () => {
    const others = join(folder, 'others');
    await cp(people, others, { recursive: true });
    const { stdout } = await runCli(
      ...['evaluate', '--data', people, '--validation', others],
      ...['--model', model, '--references', '1', '--json'],
    );
    const { protocol, results } = evaluationSchema.parse(JSON.parse(stdout));
    expect(protocol.validation).toEqual(['others']);
    expect(results[0]?.fixedThresholds?.from).toBe('validation');
  });

  it('refuses what cannot be measured with a code', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    const evaluate = (...options: readonly string[]) => runCli('evaluate', '--model', model, ...options);
    const refusals = [
      await evaluate('--data', empty),
      await evaluate('--data', join(folder, 'nowhere')),
      await evaluate('--data', people, '--references', '9'),
      await evaluate('--data', people, '--validation', `${people}/`),
    ];

    expect(refusals.map(({ status }) => status)).toEqual([1, 1, 1, 1]);
    expect(refusals.map(({ stderr }) => stderr.match(/\(([a-z-]+)\)\s*$/)?.[1])).toEqual([
      'dataset-layout-unknown',
      'dataset-missing',
      'evaluation-nobody-enrolled',
      'evaluation-validation-overlap',
    ]);
    expect((await evaluate('--data', people, '--references', '1,x')).status).not.toBe(0);
  });

  it('reports on people as a page that needs nothing else, with the pictures that fared worst', async () => {
    const page = join(folder, 'out', 'page.html');
    const { stdout } = await runCli(
      ...['report', model, '--data', people, '--references', '1,3', '--out', page, '--json'],
    );

    const card = join(folder, 'out', 'model-card.md');
    expect(JSON.parse(stdout)).toEqual({ model: 'tiny-1', report: page, card });
    const html = await readFile(page, 'utf8');
    expect(html).not.toMatch(/<script|<link|@import|url\((?!#)|(?:src|href)="(?!data:)/);
    expect(html).toContain('Detection error tradeoff on people');
    expect(html.match(/<svg/g)?.length).toBeGreaterThanOrEqual(3);
    expect(html).toContain('src="data:image/jpeg;base64,');
    expect(await readFile(card, 'utf8')).toContain('| model | people (4) | 3 | random |');
  });

  it('reports on what a model was exported with, and never writes into it', async () => {
    const before = await readdir(model);
    const page = join(folder, 'report.html');
    const { status } = await runCli('report', model, '--out', page);
    const refused = await runCli('report', model, '--out', join(model, 'report.html'));

    expect(status).toBe(0);
    expect(await readFile(page, 'utf8')).not.toContain('data:image');
    expect(refused.stderr).toContain('(usage)');
    expect(await readdir(model)).toEqual(before);
  });
});
