import {
  fetchTensorFlow,
  isTensorFlowFetched,
  isTensorFlowProven,
  setUpTensorFlow,
  tensorFlowOptions,
} from '#training/tensorflow/set-up/set-up-tensorflow.ts';
import { TENSORFLOW_CACHE } from '../checkout.mjs';
import type { Step } from '../step.ts';
import { PRIVATE_PYTHON } from './python-environment.ts';

const options = () => tensorFlowOptions(TENSORFLOW_CACHE, PRIVATE_PYTHON);

/** TensorFlow's library, by far the longest download; needs the private Python, no npm package. */
export const tensorFlowLibrary: Step = {
  name: 'TensorFlow library',
  isDone: async () => isTensorFlowFetched(options()),
  run: async (progress) => fetchTensorFlow(options(), progress),
};

/** The addon that joins the library and tfjs-node, built and proven; needs the library and the npm packages. */
export const tensorFlowAddon: Step = {
  name: 'TensorFlow addon',
  isDone: async () => isTensorFlowProven(options()),
  async run(progress) {
    await setUpTensorFlow(options(), progress);
  },
};
