import { type Command, Option } from 'commander';
import { FAR_TARGETS, type FarTarget } from '#core/score/calibration/thresholds.ts';
import { farTarget, positiveInteger } from '../option-values.ts';

/** What can be set of one person and, for all who have nothing else set, of a tenant. */
export interface InheritablePolicy {
  readonly skilledFar?: FarTarget;
  readonly randomFar?: FarTarget;
  readonly requiredReferences?: number;
  readonly retentionDays?: number;
  readonly outliers?: 'hold' | 'refuse';
}

/** Adds the options that `inheritablePolicy` reads. */
export function withPolicyOptions(command: Command): Command {
  const targets = FAR_TARGETS.join(', ');
  return command
    .option('--skilled-far <rate>', `skilled forgeries that may be accepted: ${targets}`, farTarget)
    .option('--random-far <rate>', `other people's signatures that may be accepted: ${targets}`, farTarget)
    .option('--required-references <number>', 'references without which nothing is verified', positiveInteger)
    .option('--retention-days <days>', 'how long verifications and their images are kept', positiveInteger)
    .addOption(
      new Option(
        '--outliers <what>',
        'what becomes of a reference that does not look like the others',
      ).choices(['hold', 'refuse']),
    );
}

/** What was set of a policy, and nothing else of the options. */
export function inheritablePolicy(options: InheritablePolicy): InheritablePolicy {
  const { skilledFar, randomFar, requiredReferences, retentionDays, outliers } = options;
  return {
    ...(skilledFar !== undefined && { skilledFar }),
    ...(randomFar !== undefined && { randomFar }),
    ...(requiredReferences !== undefined && { requiredReferences }),
    ...(retentionDays !== undefined && { retentionDays }),
    ...(outliers !== undefined && { outliers }),
  };
}
