import { existsSync } from 'node:fs';
import { addonPath, TFJS_NODE_DIRECTORY } from './set-up/addon/tfjs-node.ts';
import { TensorFlowNotSetUpError } from './set-up/errors.ts';

if (!existsSync(addonPath(TFJS_NODE_DIRECTORY))) throw new TensorFlowNotSetUpError();
