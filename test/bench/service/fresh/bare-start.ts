/** In a process of its own: onnxruntime and sharp required, the model loaded, and nothing else. Says milliseconds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Onnx from 'onnxruntime-node';

const [bundle = '', graph = ''] = process.argv.slice(2);

const started = performance.now();
const require = createRequire(bundle);
require('sharp');
const { InferenceSession }: typeof Onnx = require('onnxruntime-node');
await InferenceSession.create(readFileSync(graph), { intraOpNumThreads: 1, interOpNumThreads: 1 });
console.log(JSON.stringify({ milliseconds: performance.now() - started }));
process.exit();
