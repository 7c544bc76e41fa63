import { reportAndExit } from '#cli/failure.ts';
import { findCommand } from './commands.ts';
import { setUp } from './set-up.ts';
import { StepLines } from './step-lines.mjs';

const [name, ...args] = process.argv.slice(2);
try {
  const command = findCommand(name);
  await setUp(new StepLines());
  await command(args);
} catch (error) {
  reportAndExit(error);
}
