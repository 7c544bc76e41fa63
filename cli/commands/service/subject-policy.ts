import { Command } from 'commander';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';
import { type InheritablePolicy, inheritablePolicy, withPolicyOptions } from './policy-options.ts';

interface SubjectPolicyOptions extends ConnectionOptions, InheritablePolicy {
  readonly trainingConsent: boolean;
}

/** `countersign subjects put SUBJECT`: a person with a policy, new or instead of the one that was. */
export function putCommand(): Command {
  return withConnectionOptions(withPolicyOptions(new Command('put')))
    .description("create a person, or replace the whole policy of one; what is not set is the tenant's")
    .argument('<subject>')
    .option('--training-consent', 'the references may be used for retraining', false)
    .action(async (subject: string, options: SubjectPolicyOptions) => {
      const { printNewPolicy } = await import('../../service/calls/subjects.ts');
      const { trainingConsent } = options;
      await printNewPolicy(subject, { ...inheritablePolicy(options), trainingConsent }, options);
    });
}
