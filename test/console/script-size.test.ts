import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#local/setup/checkout.mjs';

/** Compressed script of the whole console, all pages. */
const MOST_BYTES = 150_000;

let site: string;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'countersign-console-'));
  await build({
    root: join(ROOT, 'console'),
    build: { outDir: site, emptyOutDir: true },
    logLevel: 'silent',
  });
}, 60_000);

afterAll(() => rm(site, { recursive: true }));

describe('the built page', () => {
  it('has less than 150 kB of compressed script', async () => {
    const assets = join(site, 'assets');
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
    const bytes = await Promise.all(
      scripts.map(async (name) => gzipSync(await readFile(join(assets, name))).length),
    );

    expect(scripts.length).toBeGreaterThan(3);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  it('has no script and no style in the document itself, which its policy would refuse', async () => {
    const document = await readFile(join(site, 'index.html'), 'utf8');

    expect(document).not.toMatch(/<style|style=|onload=/);
    for (const [, attributes = '', body = ''] of document.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      expect(attributes).toContain('src=');
      expect(body).toBe('');
    }
  });
});
