import { Command } from 'commander';
import { compareCommand } from './commands/compare.ts';
import { doctorCommand } from './commands/doctor.ts';
import { verifyCommand } from './commands/verify.ts';
import { reportAndExit } from './failure.ts';

const program = new Command('countersign')
  .description('Verify handwritten signatures: compare, train, export, and run the service')
  .showHelpAfterError()
  .addCommand(compareCommand())
  .addCommand(verifyCommand())
  .addCommand(doctorCommand());

await program.parseAsync().catch(reportAndExit);
