import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGES_MARKER, PRIVATE, ROOT } from './checkout.mjs';
import { refuse } from './refuse.mjs';
import { runsTypeScript } from './versions.mjs';

/** Folder of the private Node, see install-node.mjs. */
export const NODE_RUNTIME = join(PRIVATE, 'node');

/** @type {readonly NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Path of a Node that runs the project's TypeScript: the one running now where it does, else the private one.
 *
 * @returns {string | undefined} undefined where set-up has not installed it yet
 */
export function findProjectNode() {
  if (runsTypeScript(process.versions.node)) return process.execPath;
  const installed = join(
    NODE_RUNTIME,
    'node_modules',
    `node-${process.platform}-${process.arch}`,
    'bin',
    'node',
  );
  return existsSync(installed) ? installed : undefined;
}

/**
 * Runs a script of this checkout under the project's Node and ends this process as the script ended. Refuses in one
 * sentence where set-up has not run.
 *
 * @param {string} script - path from the root of the checkout
 * @param {readonly string[]} args
 */
export async function runWithProjectNode(script, args) {
  const node = findProjectNode();
  if (node === undefined || !existsSync(PACKAGES_MARKER)) {
    refuse('Countersign is not set up in this checkout yet: run `npm run setup` once.');
  }
  await runScript(node, script, args);
}

/**
 * Imports the script where this Node is the right one, else spawns it: same terminal, signals passed on, same end.
 *
 * @param {string} node
 * @param {string} script - path from the root of the checkout
 * @param {readonly string[]} args
 */
export async function runScript(node, script, args) {
  const path = join(ROOT, script);
  if (node === process.execPath) {
    process.argv = [node, path, ...args];
    await import(pathToFileURL(path).href);
    return;
  }
  const child = spawn(node, [path, ...args], { stdio: 'inherit' });
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    // Ctrl-C reaches the whole terminal group; a second interrupt would look like impatience.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  child.on('error', (error) => refuse(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    for (const name of FORWARDED) process.off(name, forward);
    if (signal === null) process.exitCode = code ?? 1;
    else process.kill(process.pid, signal);
  });
}
