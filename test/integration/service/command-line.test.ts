import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#test/cli/run-cli.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';

let connection: string[];
let folder: string;
let files: string[];
let anna: Person;

beforeAll(async () => {
  const token = await tokenFor({ tenant: 'typing-bank' });
  connection = ['--endpoint', deployedStack().api, '--token', token];
  anna = await person(0);
  folder = await mkdtemp(join(tmpdir(), 'countersign-test-'));
  files = anna.genuine.map((_, i) => join(folder, `${i}.png`));
  await Promise.all(files.map((file, i) => writeFile(file, anna.genuine[i] ?? '')));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a command of the service prints for a person. */
async function lines(...words: readonly string[]): Promise<string> {
  const { stdout, stderr, status } = await runCli(...words, ...connection);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

/** What it prints for a program. */
const json = async (...words: readonly string[]) => JSON.parse(await lines(...words, '--json'));

const at = (i: number): string => files[i] ?? '';

describe('the command line', () => {
  it('enrolls and verifies', async () => {
    expect(await lines('enroll', 'anna', at(0), at(1), at(2))).toContain('anna: 3 enrolled, 3 in all');

    const answer = await json('verify', '--subject', 'anna', at(3));

    expect(answer).toMatchObject({ subject: 'anna', reason: 'evidence' });
    expect(answer.references).toHaveLength(3);
  });

  it('identifies, and lists batches', async () => {
    expect(await lines('identify', at(3), '--limit', '2')).toMatch(/^score [\d.]+ {2}anna {2}3 references\n/);
    expect(await json('identify', at(0))).toMatchObject({
      candidates: [{ subject: 'anna', reason: 'copy-of-reference' }],
      people: 1,
      references: 3,
    });

    expect(await lines('batches', 'list')).toBe('There are no batches.\n');
  });

  it('takes a copy to the review queue and records what a person found', async () => {
    const rejected = await lines('verify', '--subject', 'anna', at(0));
    expect(rejected).toContain('a copy of reference');

    const { verifications } = await json('review', 'list');
    const [waiting] = verifications.filter(
      ({ reason }: { reason: string }) => reason === 'copy-of-reference',
    );
    expect(rejected).toContain(`review show anna ${waiting.id}`);
    expect(await lines('review', 'list')).toContain(waiting.id);
    expect(await lines('review', 'show', 'anna', waiting.id)).toContain('waits for a person');

    const recorded = await lines('review', 'outcome', 'anna', waiting.id, 'forged', '--reviewer', 'Bea');
    expect(recorded).toContain('forged, found by Bea');
  });

  it('lists people, sets policies, and refuses what the policy refuses', async () => {
    const policy = ['--skilled-far', '0.01', '--required-references', '5', '--outliers', 'refuse'];
    expect(await lines('subjects', 'put', 'anna', ...policy)).toContain('skilledFar 0.01');
    expect(await json('subjects', 'get', 'anna')).toMatchObject({
      references: 3,
      policy: { skilledFar: 0.01, requiredReferences: 5, outliers: 'refuse', trainingConsent: false },
    });
    await lines('subjects', 'put', 'bert');
    expect(await lines('subjects', 'list', '--limit', '1')).toMatch(/anna\nmore with --after anna\n$/);
    expect(await json('subjects', 'list', '--after', 'anna')).toMatchObject({
      subjects: [{ subject: 'bert' }],
    });

    const refused = await runCli('verify', '--subject', 'anna', at(3), ...connection, '--json');

    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'too-few-references' } });
  });

  it('shows the models', async () => {
    const { modelVersion, active } = await json('models', 'active');

    expect(active).toBe(true);
    expect(await lines('models', 'list')).toContain(`${modelVersion}  active`);
    expect(await lines('models', 'get', modelVersion)).toContain('equal error rate');
  });

  it('erases a person and shows the receipt', async () => {
    const { receipt, removed } = await json('subjects', 'erase', 'anna');

    expect(removed).toMatchObject({ references: 3 });
    expect(await lines('subjects', 'receipts')).toContain(`${receipt}  by local-developer  intact`);
    expect(await json('subjects', 'receipts', receipt)).toMatchObject({ receipt, removed, intact: true });
    expect(await runCli('subjects', 'get', 'anna', ...connection)).toMatchObject({ status: 1 });
  });
});
