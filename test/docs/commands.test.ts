import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { runCli } from '../cli/run-cli.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Commands that are groups of commands. */
const GROUPS = ['subjects', 'review', 'models', 'retrain'];

async function documents(): Promise<string[]> {
  const docs = await readdir(join(ROOT, 'docs'), { recursive: true });
  return [
    'README.md',
    'SECURITY.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ];
}

/** Every command in the documents' code blocks, with lines that end in a backslash joined. */
async function commandsOf(program: string): Promise<string[]> {
  const texts = await Promise.all((await documents()).map((name) => readFile(join(ROOT, name), 'utf8')));
  const blocks = texts.flatMap((text) =>
    [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block),
  );
  const lines = blocks.flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'));
  return lines.filter((line) => line.startsWith(`${program} `)).map((line) => line.slice(program.length + 1));
}

describe('the documents', () => {
  it('name only commands and options that exist', async () => {
    const commands = await commandsOf('npx countersign');
    expect(commands.length).toBeGreaterThan(8);

    const uses = Map.groupBy(commands, (command) => {
      const words = command.split(/\s+/);
      return words.slice(0, GROUPS.includes(words[0] ?? '') ? 2 : 1).join(' ');
    });
    for (const [path, ofPath] of uses) {
      const { stdout, status } = await runCli(...path.split(' '), '--help');
      expect(status, path).toBe(0);
      expect(stdout, path).toContain(`Usage: countersign ${path}`);
      for (const command of ofPath) {
        const options = command.split(/\s+/).filter((word) => word.startsWith('--'));
        for (const option of options) expect(stdout, command).toContain(option);
      }
    }
  }, 120_000);

  it('name only npm scripts that exist', async () => {
    const scripts = (await commandsOf('npm')).map((command) => command.replace(/^run /, '').split(/\s+/)[0]);
    expect(scripts).toEqual(expect.arrayContaining(['start', 'test']));
    for (const script of scripts) expect(Object.keys(packageJson.scripts)).toContain(script);
  });

  it('link only to files that exist', async () => {
    for (const name of await documents()) {
      const text = await readFile(join(ROOT, name), 'utf8');
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
        expect(existsSync(join(ROOT, dirname(name), target)), `${name}: ${target}`).toBe(true);
      }
    }
  });
});
