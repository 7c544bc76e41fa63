import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of this checkout's `@tensorflow/tfjs-node`, installed or not. */
export const TFJS_NODE_DIRECTORY = fileURLToPath(
  new URL('../../../../node_modules/@tensorflow/tfjs-node', import.meta.url),
);

/** Version of the package in `directory`, from its package.json. */
export async function tfjsNodeVersion(directory: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(
    await readFile(join(directory, 'package.json'), 'utf8'),
  );
  return version;
}

/** Where node-pre-gyp puts the addon and tfjs-node looks for it; 8 is the newest Node-API the package knows. */
export function addonPath(directory: string): string {
  return join(directory, 'lib', 'napi-v8', 'tfjs_binding.node');
}
