import { Command } from 'commander';
import { doctorCommand } from './commands/doctor.ts';
import { reportAndExit } from './failure.ts';

const program = new Command('countersign')
  .description('Verify handwritten signatures: compare, train, export, and run the service')
  .showHelpAfterError()
  .addCommand(doctorCommand());

await program.parseAsync().catch(reportAndExit);
