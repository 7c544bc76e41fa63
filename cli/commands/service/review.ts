import { Argument, Command } from 'commander';
import type { OutcomeRequest } from 'countersign-client';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';
import { positiveInteger } from '../option-values.ts';

interface PageOptions extends ConnectionOptions {
  readonly limit?: number;
  readonly page?: string;
}

interface OutcomeOptions extends ConnectionOptions {
  readonly notes?: string;
  readonly reviewer?: string;
}

/** `countersign review list|show|outcome`. */
export function reviewCommand(): Command {
  return new Command('review')
    .description('verifications that wait for a person')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(outcomeCommand());
}

function listCommand(): Command {
  return withConnectionOptions(new Command('list'))
    .description('list what waits, oldest first')
    .option('--limit <number>', 'how many at most', positiveInteger)
    .option('--page <verification>', 'where the page begins, as the page before says')
    .action(async ({ limit, page, ...options }: PageOptions) => {
      const { printReviews } = await import('../../service/calls/reviews.ts');
      await printReviews(
        { ...(limit !== undefined && { limit }), ...(page !== undefined && { page }) },
        options,
      );
    });
}

function showCommand(): Command {
  return withConnectionOptions(new Command('show'))
    .description('show what waits, with short-lived links to the pictures')
    .argument('<subject>')
    .argument('<verification>')
    .action(async (subject: string, verification: string, options: ConnectionOptions) => {
      const { printReview } = await import('../../service/calls/reviews.ts');
      await printReview({ subject, verification }, options);
    });
}

function outcomeCommand(): Command {
  return withConnectionOptions(new Command('outcome'))
    .description('record what a person found')
    .argument('<subject>')
    .argument('<verification>')
    .addArgument(new Argument('<outcome>').choices(['genuine', 'forged', 'unsure']))
    .option('--notes <text>', 'why')
    .option('--reviewer <name>', "the reviewer, where the token's subject does not say it")
    .action(
      async (
        subject: string,
        verification: string,
        outcome: OutcomeRequest['outcome'],
        { notes, reviewer, ...options }: OutcomeOptions,
      ) => {
        const { printOutcome } = await import('../../service/calls/reviews.ts');
        const request = {
          outcome,
          ...(notes !== undefined && { notes }),
          ...(reviewer !== undefined && { reviewer }),
        };
        await printOutcome({ subject, verification }, request, options);
      },
    );
}
