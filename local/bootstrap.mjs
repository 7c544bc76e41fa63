/**
 * The way in for `npm start`, `npm test` and `npm run setup`: plain JavaScript that the oldest supported Node runs
 * with nothing installed. It sees to a Node that runs TypeScript and hands over to local/setup/main.ts under it.
 */
import { installNode } from './setup/install-node.mjs';
import { findProjectNode, runScript } from './setup/project-node.mjs';
import { refuse } from './setup/refuse.mjs';
import { StepLines } from './setup/step-lines.mjs';
import { findTools, missingSentence } from './setup/tools.mjs';

let node = findProjectNode();
if (node === undefined) {
  const missing = findTools().filter((tool) => tool.required && tool.version === undefined);
  if (missing.length > 0) refuse(...missing.map(missingSentence));
  node = installNode(new StepLines());
}
await runScript(node, 'local/setup/main.ts', process.argv.slice(2));
