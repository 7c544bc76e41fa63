import { Command } from 'commander';
import type { FarTarget } from '#core/score/calibration/thresholds.ts';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';
import { farTarget, positiveInteger } from '../option-values.ts';

interface IdentifyOptions extends ConnectionOptions {
  readonly limit?: number;
  readonly randomFar?: FarTarget;
}

/** `countersign identify QUERY`: whose signature it may be, among everybody who is enrolled. */
export function identifyCommand(): Command {
  return withConnectionOptions(new Command('identify'))
    .description('find out whose signature it may be, among everybody who is enrolled')
    .argument('<query>', 'picture of the questioned signature')
    .option('--limit <number>', 'candidates to name at most', positiveInteger)
    .option('--random-far <share>', "share of other people's signatures that may pass for one's", farTarget)
    .action(async (query: string, { limit, randomFar, ...options }: IdentifyOptions) => {
      const { printIdentification } = await import('../../service/calls/identify.ts');
      const narrowed = {
        ...(limit !== undefined && { limit }),
        ...(randomFar !== undefined && { randomFar }),
      };
      await printIdentification(query, narrowed, options);
    });
}
