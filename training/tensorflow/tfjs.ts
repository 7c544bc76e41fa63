/**
 * The one door to TensorFlow.js: every module of training imports `tf` from here and nowhere else, so that Node is
 * prepared and a missing addon is reported in our own words before the package loads.
 *
 * @throws {TensorFlowNotSetUpError} on import, where the addon was not built yet.
 */
import './prepare-node.mjs';
import './require-addon.ts';

export * as tf from '@tensorflow/tfjs-node';
