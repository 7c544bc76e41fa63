import { Command } from 'commander';
import { augmentCommand } from './commands/augment.ts';
import { calibrateCommand } from './commands/calibrate.ts';
import { compareCommand } from './commands/compare.ts';
import { crossValidateCommand } from './commands/cross-validate.ts';
import { dataSetsCommand } from './commands/data-sets.ts';
import { datasetsCommand } from './commands/datasets.ts';
import { deployCommand } from './commands/deploy.ts';
import { doctorCommand } from './commands/doctor.ts';
import { downCommand } from './commands/down.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { exportCommand } from './commands/export.ts';
import { learnCommand } from './commands/learn.ts';
import { openapiCommand } from './commands/openapi.ts';
import { publishCommand } from './commands/publish.ts';
import { reportCommand } from './commands/report.ts';
import { searchCommand } from './commands/search.ts';
import { batchesCommand } from './commands/service/batches.ts';
import { enrollCommand } from './commands/service/enroll.ts';
import { identifyCommand } from './commands/service/identify.ts';
import { modelsCommand } from './commands/service/models.ts';
import { retrainCommand } from './commands/service/retrain.ts';
import { reviewCommand } from './commands/service/review.ts';
import { subjectsCommand } from './commands/service/subjects.ts';
import { synthesizeCommand } from './commands/synthesize.ts';
import { trainCommand } from './commands/train.ts';
import { upCommand } from './commands/up.ts';
import { verifyCommand } from './commands/verify.ts';
import { workerCommand } from './commands/worker.ts';
import { reportAndExit } from './failure.ts';

const program = new Command('countersign')
  .description('Verify handwritten signatures: compare, train, export, and run the service')
  .showHelpAfterError()
  .commandsGroup('Without a server:')
  .addCommand(compareCommand())
  .addCommand(verifyCommand())
  .commandsGroup('Models:')
  .addCommand(datasetsCommand())
  .addCommand(synthesizeCommand())
  .addCommand(augmentCommand())
  .addCommand(trainCommand())
  .addCommand(searchCommand())
  .addCommand(exportCommand())
  .addCommand(calibrateCommand())
  .addCommand(evaluateCommand())
  .addCommand(crossValidateCommand())
  .addCommand(learnCommand())
  .addCommand(reportCommand())
  .addCommand(publishCommand())
  .addCommand(dataSetsCommand())
  .addCommand(workerCommand())
  .commandsGroup('The service:')
  .addCommand(upCommand())
  .addCommand(downCommand())
  .addCommand(enrollCommand())
  .addCommand(subjectsCommand())
  .addCommand(identifyCommand())
  .addCommand(batchesCommand())
  .addCommand(reviewCommand())
  .addCommand(modelsCommand())
  .addCommand(retrainCommand())
  .addCommand(openapiCommand())
  .addCommand(deployCommand())
  .addCommand(doctorCommand());

await program.parseAsync().catch(reportAndExit);
