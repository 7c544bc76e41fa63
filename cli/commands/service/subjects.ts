import { Command } from 'commander';
import type { SubjectPage } from '../../service/calls/subjects.ts';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';
import { positiveInteger } from '../option-values.ts';
import { putCommand } from './subject-policy.ts';

/** `countersign subjects list|get|put|erase|receipts`. */
export function subjectsCommand(): Command {
  return new Command('subjects')
    .description('people who are enrolled')
    .addCommand(listCommand())
    .addCommand(getCommand())
    .addCommand(putCommand())
    .addCommand(eraseCommand())
    .addCommand(receiptsCommand());
}

function listCommand(): Command {
  return withConnectionOptions(new Command('list'))
    .description('list people by name')
    .option('--prefix <text>', 'only those whose names begin so')
    .option('--limit <number>', 'how many at most', positiveInteger)
    .option('--after <subject>', 'go on after this name')
    .action(async ({ prefix, limit, after, ...options }: SubjectPage & ConnectionOptions) => {
      const { printSubjects } = await import('../../service/calls/subjects.ts');
      const page = {
        ...(prefix !== undefined && { prefix }),
        ...(limit !== undefined && { limit }),
        ...(after !== undefined && { after }),
      };
      await printSubjects(page, options);
    });
}

function getCommand(): Command {
  return withConnectionOptions(new Command('get'))
    .description('show a person')
    .argument('<subject>')
    .action(async (subject: string, options: ConnectionOptions) => {
      const { printSubject } = await import('../../service/calls/subjects.ts');
      await printSubject(subject, options);
    });
}

function eraseCommand(): Command {
  return withConnectionOptions(new Command('erase'))
    .description('erase a person: rows, verification records and every version of every image')
    .argument('<subject>')
    .action(async (subject: string, options: ConnectionOptions) => {
      const { printErasure } = await import('../../service/calls/subjects.ts');
      await printErasure(subject, options);
    });
}

function receiptsCommand(): Command {
  return withConnectionOptions(new Command('receipts'))
    .description('list the receipts of erasures, newest first, or show one and whether its hash fits it')
    .argument('[receipt]')
    .option('--limit <number>', 'how many at most', positiveInteger)
    .option('--after <receipt>', 'go on after this receipt')
    .action(
      async (
        receipt: string | undefined,
        { limit, after, ...options }: Omit<SubjectPage, 'prefix'> & ConnectionOptions,
      ) => {
        const { printReceipt, printReceipts } = await import('../../service/calls/receipts.ts');
        const page = { ...(limit !== undefined && { limit }), ...(after !== undefined && { after }) };
        await (receipt === undefined ? printReceipts(page, options) : printReceipt(receipt, options));
      },
    );
}
