import { Command, Option } from 'commander';
import { RETRAINING_STEPS, type RetrainingStep } from '#core/retraining/steps.ts';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';

interface StartOptions extends ConnectionOptions {
  readonly from: RetrainingStep;
  readonly of?: string;
  readonly model?: string;
  readonly approval?: boolean;
}

interface AnswerOptions extends ConnectionOptions {
  readonly reviewer: string;
}

/** `countersign retrain start|list|show|stop|approve|decline`. */
export function retrainCommand(): Command {
  return new Command('retrain')
    .description('retrainings: from new signatures to a promoted model')
    .addCommand(startCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(stopCommand())
    .addCommand(answerCommand('approve', 'let a candidate that waits for a person go on'))
    .addCommand(answerCommand('decline', 'end a retraining that waits for a person'));
}

function startCommand(): Command {
  return withConnectionOptions(new Command('start'))
    .description('start a retraining, from the beginning or from a later step')
    .addOption(
      new Option('--from <step>', 'the step to begin with').choices(RETRAINING_STEPS).default('snapshot'),
    )
    .option('--of <retraining>', 'an earlier retraining whose results are gone on from')
    .option('--model <version>', 'a published model to go on with as the candidate')
    .option('--approval', 'ask a person before references are embedded')
    .action(async ({ from, of, model, approval = false, ...options }: StartOptions) => {
      const { printStart } = await import('../../service/calls/retrainings.ts');
      const given = { ...(of !== undefined && { of }), ...(model !== undefined && { model }) };
      await printStart({ startAt: from, approval, config: {}, ...given }, options);
    });
}

function listCommand(): Command {
  return withConnectionOptions(new Command('list'))
    .description('list the latest retrainings, newest first')
    .action(async (options: ConnectionOptions) => {
      const { printRetrainings } = await import('../../service/calls/retrainings.ts');
      await printRetrainings(options);
    });
}

function showCommand(): Command {
  return withConnectionOptions(new Command('show'))
    .description('show where a retraining is, what was measured and what the gate said')
    .argument('<retraining>')
    .action(async (retraining: string, options: ConnectionOptions) => {
      const { printRetraining } = await import('../../service/calls/retrainings.ts');
      await printRetraining(retraining, options);
    });
}

function stopCommand(): Command {
  return withConnectionOptions(new Command('stop'))
    .description('stop a retraining, wherever it is; the active model stays')
    .argument('<retraining>')
    .action(async (retraining: string, options: ConnectionOptions) => {
      const { printStop } = await import('../../service/calls/retrainings.ts');
      await printStop(retraining, options);
    });
}

function answerCommand(name: 'approve' | 'decline', description: string): Command {
  return withConnectionOptions(new Command(name))
    .description(description)
    .argument('<retraining>')
    .requiredOption('--reviewer <name>', 'who says so')
    .action(async (retraining: string, { reviewer, ...options }: AnswerOptions) => {
      const { printApproval } = await import('../../service/calls/retrainings.ts');
      await printApproval(retraining, { approve: name === 'approve', reviewer }, options);
    });
}
