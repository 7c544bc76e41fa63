import { Command } from 'commander';
import { compareCommand } from './commands/compare.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { synthesizeCommand } from './commands/synthesize.ts';
import { trainCommand } from './commands/train.ts';
import { verifyCommand } from './commands/verify.ts';
import { reportAndExit } from './failure.ts';

const program = new Command('countersign')
  .description('Verify handwritten signatures: compare, train, export, and run the service')
  .showHelpAfterError()
  .addCommand(compareCommand())
  .addCommand(verifyCommand())
  .addCommand(synthesizeCommand())
  .addCommand(trainCommand())
  .addCommand(exportCommand())
  .addCommand(doctorCommand());

await program.parseAsync().catch(reportAndExit);
