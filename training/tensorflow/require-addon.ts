import { existsSync } from 'node:fs';
import { addonPath, tfjsNodeDirectory } from './set-up/addon/tfjs-node.ts';
import { TensorFlowNotSetUpError } from './set-up/errors.ts';

if (!existsSync(addonPath(tfjsNodeDirectory()))) throw new TensorFlowNotSetUpError();
