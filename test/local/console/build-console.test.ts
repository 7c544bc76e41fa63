import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildConsole, SITE } from '#local/console/build-console.ts';
import { ROOT } from '#local/setup/checkout.mjs';

describe('the built web page', () => {
  it('names no file of the machine that built it, and no line of its source', async () => {
    await buildConsole();

    const scripts = (await readdir(SITE, { recursive: true })).filter((file) => file.endsWith('.js'));
    expect(scripts).not.toEqual([]);
    for (const script of scripts) {
      const text = await readFile(join(SITE, script), 'utf8');
      expect(text).not.toContain(ROOT);
      expect(text).not.toContain('lineNumber:');
    }
  });
});
