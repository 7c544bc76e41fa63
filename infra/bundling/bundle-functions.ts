import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, version as esbuildVersion } from 'esbuild';
import { BATCH_FUNCTIONS, type BatchFunctionName } from './batch-functions.ts';
import { copyNativePackages, NATIVE_PACKAGES, nativePackageVersions } from './native-packages.ts';
import { RETRAINING_FUNCTIONS, type RetrainingFunctionName } from './retraining-functions.ts';
import { type FunctionSource, SERVICE_FUNCTIONS, type ServiceFunctionName } from './service-functions.ts';
import { withoutZodLanguages } from './zod-languages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NODE_MODULES = path.join(ROOT, 'node_modules');
/** CommonJS dependencies call `require`, which an ES module does not have. */
const REQUIRE_FOR_COMMONJS =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** A folder that Lambda runs as it is, and a hash that changes exactly when its content does. */
export interface Bundle {
  readonly directory: string;
  readonly hash: string;
}
export type FunctionName = ServiceFunctionName | BatchFunctionName | RetrainingFunctionName;
export type Bundles = Readonly<Record<FunctionName, Bundle>>;

/** Every function of a deployment. */
export const ALL_FUNCTIONS: readonly (FunctionSource & { readonly name: FunctionName })[] = [
  ...SERVICE_FUNCTIONS,
  ...BATCH_FUNCTIONS,
  ...RETRAINING_FUNCTIONS,
];

/**
 * Bundles every function of a deployment into `dist/lambdas/<name>/`: one ES module with the AWS SDK inside and, where
 * the function embeds, the native packages pruned to Linux x86-64. A bundle whose content is already there is left alone.
 *
 * @throws NativePackageMissingError when a native package for Lambda's platform is not installed.
 */
export async function bundleFunctions(output = path.join(ROOT, 'dist/lambdas')): Promise<Bundles> {
  const bundles = await Promise.all(
    ALL_FUNCTIONS.map(async (source) => [source.name, await bundleFunction(source, output)] as const),
  );
  return Object.fromEntries(bundles) as Record<FunctionName, Bundle>;
}

async function bundleFunction(source: FunctionSource, output: string): Promise<Bundle> {
  const directory = path.join(output, source.name);
  const stamp = path.join(output, `${source.name}.sha256`);
  const code = await bundleCode(source.entry);
  const natives = source.embeds ? await nativePackageVersions(NODE_MODULES) : {};
  const pruning = NATIVE_PACKAGES.map(({ without }) => String(without)).join();
  const hash = createHash('sha256')
    .update(code)
    .update(JSON.stringify([esbuildVersion, natives, pruning]))
    .digest('hex');

  if ((await readFile(stamp, 'utf8').catch(() => undefined)) !== hash) {
    await rm(stamp, { force: true });
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, 'index.mjs'), code);
    if (source.embeds) await copyNativePackages(NODE_MODULES, directory);
    await writeFile(stamp, hash);
  }
  return { directory, hash };
}

async function bundleCode(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [withoutZodLanguages],
    external: ['onnxruntime-node', 'sharp'],
    banner: { js: REQUIRE_FOR_COMMONJS },
    minify: true,
    // Error classes take their name from their constructor, and logs are read by it.
    keepNames: true,
    legalComments: 'none',
  });
  const [bundled] = outputFiles;
  return bundled?.contents ?? new Uint8Array();
}
