import { Command, Option } from 'commander';
import { FAR_TARGETS, type FarTarget } from '#core/score/calibration/thresholds.ts';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';
import { farTarget, positiveInteger } from '../option-values.ts';

interface PolicyOptions extends ConnectionOptions {
  readonly skilledFar?: FarTarget;
  readonly randomFar?: FarTarget;
  readonly requiredReferences: number;
  readonly retentionDays?: number;
  readonly trainingConsent: boolean;
  readonly outliers: 'hold' | 'refuse';
}

/** `countersign subjects put SUBJECT`: a person with a policy, new or instead of the one that was. */
export function putCommand(): Command {
  const targets = FAR_TARGETS.join(', ');
  return withConnectionOptions(new Command('put'))
    .description('create a person, or replace the whole policy of one')
    .argument('<subject>')
    .option('--skilled-far <rate>', `skilled forgeries that may be accepted: ${targets}`, farTarget)
    .option('--random-far <rate>', `other people's signatures that may be accepted: ${targets}`, farTarget)
    .option(
      '--required-references <number>',
      'references without which nothing is verified',
      positiveInteger,
      1,
    )
    .option('--retention-days <days>', 'how long verifications and their images are kept', positiveInteger)
    .option('--training-consent', 'the references may be used for retraining', false)
    .addOption(
      new Option('--outliers <what>', 'what becomes of a reference that does not look like the others')
        .choices(['hold', 'refuse'])
        .default('hold'),
    )
    .action(async (subject: string, options: PolicyOptions) => {
      const { printNewPolicy } = await import('../../service/calls/subjects.ts');
      const { skilledFar, randomFar, retentionDays, requiredReferences, trainingConsent, outliers } = options;
      const policy = {
        ...(skilledFar !== undefined && { skilledFar }),
        ...(randomFar !== undefined && { randomFar }),
        ...(retentionDays !== undefined && { retentionDays }),
        requiredReferences,
        trainingConsent,
        outliers,
      };
      await printNewPolicy(subject, policy, options);
    });
}
