import { join, resolve } from 'node:path';
import { setUpTensorFlow, tensorFlowOptions } from './tensorflow/set-up/set-up-tensorflow.ts';

/** Sets TensorFlow up for NVIDIA GPUs in an image that trains, see the Dockerfile: proven, or the build fails. */
const root = resolve(import.meta.dirname, '..');
const options = tensorFlowOptions(join(root, '.countersign', 'tensorflow'), 'python3', {
  COUNTERSIGN_TENSORFLOW: 'gpu',
});
const proof = await setUpTensorFlow(options, (doing) => console.log(doing));
console.log(`TensorFlow ${proof?.tensorflow} is proven.`);
