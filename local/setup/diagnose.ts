import { proveAddon } from '#training/tensorflow/set-up/addon/prove-addon.ts';
import { TFJS_NODE_DIRECTORY } from '#training/tensorflow/set-up/addon/tfjs-node.ts';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';
import { ROOT } from './checkout.mjs';
import { findProjectNode } from './project-node.mjs';
import { npmPackages } from './steps/npm-packages.ts';
import { PRIVATE_PYTHON } from './steps/python-environment.ts';
import { findTools, type Tool } from './tools.mjs';

const REMEDY = 'run `npm run setup`';

/** Looks at everything Countersign runs on by using it: programs are started, native modules are loaded. */
export async function diagnose(): Promise<readonly Tool[]> {
  const installed = await Promise.all([packages(), tensorFlow(), onnxRuntime(), miniStack()]);
  const node = findProjectNode();
  return [
    ...findTools(),
    part("the project's Node.js", 'run TypeScript', node && (await outputOf(node, ['--version']))),
    ...installed,
  ];
}

async function packages(): Promise<Tool> {
  const current = await npmPackages.isDone();
  return part('the npm packages', 'run Countersign', current ? 'as in package-lock.json' : undefined);
}

async function tensorFlow(): Promise<Tool> {
  const version = await proveAddon(TFJS_NODE_DIRECTORY).then(
    (proof) => proof.tensorflow,
    () => undefined,
  );
  return part('TensorFlow', 'train models', version);
}

async function onnxRuntime(): Promise<Tool> {
  const print = "console.log(require('onnxruntime-node').env.versions.node)";
  const version = await outputOf(process.execPath, ['--eval', print]);
  return part('ONNX Runtime', 'compare signatures', version);
}

async function miniStack(): Promise<Tool> {
  const print = "from importlib.metadata import version; import ministack; print(version('ministack'))";
  return part('MiniStack', 'run AWS on this machine', await outputOf(PRIVATE_PYTHON, ['-c', print]));
}

function part(name: string, purpose: string, version: string | undefined): Tool {
  return { name, purpose, remedy: REMEDY, required: true, version };
}

async function outputOf(program: string, args: readonly string[]): Promise<string | undefined> {
  const result = await runProgram(program, args, { cwd: ROOT });
  return result.code === 0 ? result.tail : undefined;
}
