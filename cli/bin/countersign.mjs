#!/usr/bin/env node
import { runWithProjectNode } from '../../local/setup/project-node.mjs';

await runWithProjectNode('cli/main.ts', process.argv.slice(2));
