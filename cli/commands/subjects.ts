import { Command } from 'commander';
import { type ConnectionOptions, withConnectionOptions } from '../service/connection-options.ts';

/** `countersign subjects get|erase SUBJECT`. */
export function subjectsCommand(): Command {
  return new Command('subjects')
    .description('people who are enrolled')
    .addCommand(getCommand())
    .addCommand(eraseCommand());
}

function getCommand(): Command {
  return withConnectionOptions(new Command('get'))
    .description('show a person')
    .argument('<subject>')
    .action(async (subject: string, options: ConnectionOptions) => {
      const { connect } = await import('../service/connect.ts');
      const { printAnswer, subjectLines } = await import('../service/print-answer.ts');
      const client = await connect(options);
      printAnswer(await client.subject(subject), options.json === true, subjectLines);
    });
}

function eraseCommand(): Command {
  return withConnectionOptions(new Command('erase'))
    .description('erase a person: rows, verification records and every version of every image')
    .argument('<subject>')
    .action(async (subject: string, options: ConnectionOptions) => {
      const { connect } = await import('../service/connect.ts');
      const { erasureLines, printAnswer } = await import('../service/print-answer.ts');
      const client = await connect(options);
      printAnswer(await client.erase(subject), options.json === true, erasureLines);
    });
}
