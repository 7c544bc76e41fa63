import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of the installed `@tensorflow/tfjs-node`. */
export function tfjsNodeDirectory(): string {
  return dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-node/package.json'));
}

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
