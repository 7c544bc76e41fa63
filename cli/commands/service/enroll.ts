import { Command } from 'commander';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';

/** `countersign enroll SUBJECT FILES…`: genuine signatures of a person, all or none. */
export function enrollCommand(): Command {
  return withConnectionOptions(new Command('enroll'))
    .description('enroll genuine signatures of a person, all or none')
    .argument('<subject>', 'the person, by your own number or name')
    .argument('<pictures...>', 'one to ten pictures of genuine signatures')
    .action(async (subject: string, pictures: string[], options: ConnectionOptions) => {
      const { printEnrollment } = await import('../../service/calls/enroll.ts');
      await printEnrollment(subject, pictures, options);
    });
}
