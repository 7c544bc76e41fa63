import { buildConsole } from './build-console.ts';

/** `npm run build:console`: makes the web page anew where its sources have changed. */
await buildConsole();
