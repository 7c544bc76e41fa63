import { Command } from 'commander';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';
import { type InheritablePolicy, inheritablePolicy, withPolicyOptions } from './policy-options.ts';

/** `countersign policy show|set`: what people inherit who have nothing else set. */
export function policyCommand(): Command {
  return new Command('policy')
    .description('the policy that people inherit, where they have nothing else set')
    .addCommand(showCommand())
    .addCommand(setCommand());
}

function showCommand(): Command {
  return withConnectionOptions(new Command('show'))
    .description('show it, and who has set it')
    .action(async (options: ConnectionOptions) => {
      const { printPolicy } = await import('../../service/calls/policy.ts');
      await printPolicy(options);
    });
}

function setCommand(): Command {
  return withConnectionOptions(withPolicyOptions(new Command('set')))
    .description('replace the whole of it')
    .action(async (options: ConnectionOptions & InheritablePolicy) => {
      const { printNewTenantPolicy } = await import('../../service/calls/policy.ts');
      await printNewTenantPolicy(inheritablePolicy(options), options);
    });
}
