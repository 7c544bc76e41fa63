import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '#local/setup/checkout.mjs';

const run = promisify(execFile);
/** Larger files are models and pictures. */
const MOST_BYTES = 2 * 1024 * 1024;

/** What secrets look like, by whose they are. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  'an AWS access key': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'an AWS secret key': /aws_?secret_?access_?key\W{1,4}[A-Za-z0-9/+]{40}\b/i,
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'a private JSON web key': /"d"\s*:\s*"[\w-]{40,}"/,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  'a GitHub token': /\b(?:gh[opsu]_\w{36}|github_pat_\w{50,})/,
  'an npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a Slack token': /\bxox[abprs]-[\w-]{10,}/,
  'a password in an address': /\b[a-z]+:\/\/[^\s:/@'"`$]+:[^\s:/@'"`$]{3,}@[\w.-]+/,
};

/** Secrets in a text, by kind. */
export function secretsIn(text: string): string[] {
  return Object.entries(PATTERNS).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
}

/** Secrets in the files that git tracks, by file; the secret itself is not told. */
export async function trackedSecrets(): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: ROOT });
  const found: string[] = [];
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    const path = join(ROOT, file);
    const { size } = await stat(path);
    if (size > MOST_BYTES) continue;
    for (const kind of secretsIn(await readFile(path, 'utf8'))) found.push(`${file}: ${kind}`);
  }
  return found;
}
