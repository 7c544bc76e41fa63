import { Command } from 'commander';
import { reportAndExit } from './failure.ts';

const program = new Command('countersign')
  .description('Verify handwritten signatures: compare, train, export, and run the service')
  .showHelpAfterError();

await program.parseAsync().catch(reportAndExit);
