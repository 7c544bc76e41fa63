import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_FUNCTIONS, type Bundles, bundleFunctions } from '#infra/bundling/bundle-functions.ts';

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;
const ZIPPED_LIMIT = 35 * MEGABYTE;
/** AWS Lambda quota on a function's unzipped code. */
const UNZIPPED_LIMIT = 250 * MEGABYTE;
const NAMES = ALL_FUNCTIONS.map(({ name }) => name);
const EMBEDDING = new Set(ALL_FUNCTIONS.filter(({ embeds }) => embeds).map(({ name }) => name));

let output: string;
let bundles: Bundles;

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'countersign-bundles-'));
  bundles = await bundleFunctions(output);
});

afterAll(() => rm(output, { recursive: true, force: true }));

async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe.each(NAMES)('the bundle of %s', (name) => {
  it('fits into Lambda, zipped and unzipped', async () => {
    let zipped = 0;
    let unzipped = 0;
    for (const file of await filesOf(bundles[name].directory)) {
      const content = await readFile(file);
      zipped += deflateRawSync(content).length;
      unzipped += content.length;
    }
    expect(zipped).toBeLessThan(ZIPPED_LIMIT);
    expect(unzipped).toBeLessThan(UNZIPPED_LIMIT);
  });

  it('holds no TensorFlow and no training', async () => {
    const { directory } = bundles[name];
    const code = await readFile(join(directory, 'index.mjs'), 'utf8');

    expect(code).not.toMatch(/tfjs|tensorflow/i);
    expect((await filesOf(directory)).filter((file) => /tensorflow|tfjs/.test(file))).toEqual([]);
  });

  it('holds the binaries of Linux x86-64 and of no other platform', async () => {
    const binaries = (await filesOf(bundles[name].directory)).filter((file) =>
      /\.(node|so|dylib|dll)/.test(file),
    );

    expect(binaries.filter((file) => !/linux[/-]x64/.test(file))).toEqual([]);
    expect(binaries.length > 0).toBe(EMBEDDING.has(name));
  });

  it('loads by itself, away from the packages of this project', async () => {
    const script = `const { handler } = await import(${JSON.stringify(join(bundles[name].directory, 'index.mjs'))}); console.log(typeof handler);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: output,
      env: {
        AWS_REGION: 'eu-central-1',
        TABLE_NAME: 'table',
        IMAGES_BUCKET: 'images',
        MODELS_BUCKET: 'models',
        TOKEN_ISSUER: 'https://login.example.com',
        TOKEN_AUDIENCE: 'countersign',
        TOKEN_JWKS_URI: 'https://login.example.com/jwks',
        VERIFICATION_RETENTION_DAYS: '30',
        DEFAULT_SKILLED_FAR: '0.1',
        DEFAULT_RANDOM_FAR: '0.01',
        TENANT_REQUESTS_PER_MINUTE: '3000',
        SUBJECT_REQUESTS_PER_MINUTE: '300',
        DATA_SETS_BUCKET: 'data-sets',
        REPORTS_BUCKET: 'reports',
        STATE_MACHINE_ARN: 'arn:aws:states:eu-central-1:000000000000:stateMachine:retraining',
        KEEP_RETIRED_DAYS: '30',
      },
    });
    expect(stdout.trim()).toBe('function');
  });
});

it('is left alone when nothing has changed, and made anew when it is damaged', async () => {
  const file = join(bundles.subjects.directory, 'index.mjs');
  const { mtimeMs } = await stat(file);

  expect(await bundleFunctions(output)).toEqual(bundles);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);

  await rm(join(output, 'subjects.sha256'));
  expect((await bundleFunctions(output)).subjects.hash).toBe(bundles.subjects.hash);
  expect((await stat(file)).mtimeMs).toBeGreaterThan(mtimeMs);
});
