import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { NativePackageMissingError } from './errors.ts';

/** A package that esbuild cannot bundle because it loads a shared library, and the part of it that Lambda needs. */
interface NativePackage {
  readonly name: string;
  /** Paths inside the package that are left out; everything else is copied. */
  readonly without?: RegExp;
}

/** What onnxruntime-node and sharp load on Linux x86-64; other platforms' binaries would not fit into Lambda. */
export const NATIVE_PACKAGES: readonly NativePackage[] = [
  { name: 'onnxruntime-node', without: /^(?:lib|script)\/|^bin\/napi-v\d+\/(?!linux\/x64(?:\/|$)|linux$)/ },
  { name: 'onnxruntime-common', without: /^(?:lib|dist\/esm)\/|\.(?:map|d\.ts)$/ },
  { name: 'sharp', without: /^(?:src|install)\// },
  { name: '@img/sharp-linux-x64' },
  { name: '@img/sharp-libvips-linux-x64' },
  { name: '@img/colour' },
  { name: 'detect-libc' },
  { name: 'semver' },
];

const packageSchema = z.object({ version: z.string() });

/**
 * Version of each native package under `nodeModules`, by name.
 *
 * @throws NativePackageMissingError when one is not installed, as on a machine that is not Linux x86-64.
 */
export async function nativePackageVersions(nodeModules: string): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const { name } of NATIVE_PACKAGES) {
    const manifest = await readFile(path.join(nodeModules, name, 'package.json'), 'utf8').catch(
      (cause: unknown) => {
        throw new NativePackageMissingError(name, { cause });
      },
    );
    versions[name] = packageSchema.parse(JSON.parse(manifest)).version;
  }
  return versions;
}

/** Copies the native packages, pruned to Linux x86-64, into `<directory>/node_modules`. */
export async function copyNativePackages(nodeModules: string, directory: string): Promise<void> {
  for (const { name, without } of NATIVE_PACKAGES) {
    const source = path.join(nodeModules, name);
    const target = path.join(directory, 'node_modules', name);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(source, target, {
      recursive: true,
      filter: (file) => !without?.test(path.relative(source, file).split(path.sep).join('/')),
    });
  }
}
