// Plain JavaScript, because the proof of the addon runs on every Node from 20 on, and old ones strip no types.
import { createRequire } from 'node:module';

/** @type {Record<string, unknown>} */
const util = createRequire(import.meta.url)('node:util');

// tfjs-node 4.22.0 calls two functions that Node 22 warns of and Node 23 removed; the fix is merged upstream and not
// released.
util['isNullOrUndefined'] = (/** @type {unknown} */ value) => value === null || value === undefined;
util['isArray'] = Array.isArray;

// TensorFlow logs its build flags at level 0 and 1 on every start; warnings and errors stay visible.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '1';
