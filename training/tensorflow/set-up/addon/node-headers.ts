import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runProgram } from '../run-program.ts';

/**
 * Finds Node's C headers without a download: beside the running Node (a Node from its archive or from npm brings them
 * along), where npm was told (`nodedir`), and beside every other Node on the PATH. The addon uses Node-API only, which
 * is stable across versions, so another Node's headers do as well.
 *
 * @returns the folder to give to node-gyp as `nodedir`, undefined where there is none.
 */
export async function findNodeHeaders(
  execPath: string = process.execPath,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const beside = prefixOf(execPath);
  if (hasHeaders(beside)) return beside;

  const npm = await runProgram('npm', ['config', 'get', 'nodedir'], { env });
  if (npm.code === 0 && hasHeaders(npm.tail)) return npm.tail;

  return (env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'node'))
    .filter((node) => existsSync(node))
    .map(prefixOf)
    .find(hasHeaders);
}

function prefixOf(node: string): string {
  return dirname(dirname(realpathSync(node)));
}

function hasHeaders(prefix: string): boolean {
  const headers = join(prefix, 'include', 'node');
  return existsSync(join(headers, 'node_api.h')) && existsSync(join(headers, 'common.gypi'));
}
