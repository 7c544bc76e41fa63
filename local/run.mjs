/** Runs a TypeScript file of this checkout on any Node: `node local/run.mjs infra/app.ts`. */
import { runWithProjectNode } from './setup/project-node.mjs';

const [script = '', ...args] = process.argv.slice(2);
await runWithProjectNode(script, args);
