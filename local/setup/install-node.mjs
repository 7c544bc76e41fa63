import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProjectNode, NODE_RUNTIME } from './project-node.mjs';
import { refuse } from './refuse.mjs';

const MANIFEST = fileURLToPath(new URL('node-runtime', import.meta.url));

/**
 * Installs the private Node from npm: a plain package with the binary and its C headers, no install script, pinned
 * by the checksum in its own lock file. A half-finished install has another name and is thrown away by the next.
 *
 * @param {import('./step-lines.mjs').StepLines} lines
 * @returns {string} path of the Node
 */
export function installNode(lines) {
  lines.doing('node', `Node ${process.versions.node} is too old for the project, installing its own`);
  const partial = `${NODE_RUNTIME}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(MANIFEST, file), join(partial, file));
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: partial,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    refuse(
      `The project's Node could not be installed from npm; check the connection or install Node 24 yourself.`,
      result.stderr,
    );
  }
  rmSync(NODE_RUNTIME, { recursive: true, force: true });
  renameSync(partial, NODE_RUNTIME);
  const node = findProjectNode();
  if (node === undefined) {
    refuse(`npm has no Node for ${process.platform} on ${process.arch}: install Node 24 yourself.`);
  }
  lines.finished('node', 'installed');
  return node;
}
