// Called with the folder of tfjs-node. Plain JavaScript, so that every Node from 20 on can run it. Prints one JSON
// line; any failure is an uncaught error.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import '../../prepare-node.mjs';

/** @type {typeof import('@tensorflow/tfjs-node')} */
const tf = createRequire(import.meta.url)(process.argv[2] ?? '@tensorflow/tfjs-node');

// A 3 x 3 ramp under a 2 x 2 kernel: the gradient of the summed output for a kernel entry is the sum of the four
// pixels that the entry passes over.
const ramp = tf.tensor4d([0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 3, 3, 1]);
const gradient = tf.grad((kernel) =>
  tf.conv2d(ramp, /** @type {import('@tensorflow/tfjs-node').Tensor4D} */ (kernel), 1, 'valid').sum(),
)(tf.ones([2, 2, 1, 1]));
assert.deepEqual([...gradient.dataSync()], [8, 12, 20, 24]);

assert.equal(tf.getBackend(), 'tensorflow');

const { binding } = /** @type {{ binding: { TF_Version: string } }} */ (
  /** @type {unknown} */ (tf.backend())
);
console.log(JSON.stringify({ tensorflow: binding.TF_Version, node: process.versions.node }));
