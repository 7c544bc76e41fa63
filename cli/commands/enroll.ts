import { Command } from 'commander';
import { type ConnectionOptions, withConnectionOptions } from '../service/connection-options.ts';

/** `countersign enroll SUBJECT FILES…`: genuine signatures of a person, all or none. */
export function enrollCommand(): Command {
  return withConnectionOptions(new Command('enroll'))
    .description('enroll genuine signatures of a person, all or none')
    .argument('<subject>', 'the person, by your own number or name')
    .argument('<pictures...>', 'one to ten pictures of genuine signatures')
    .action(async (subject: string, pictures: string[], options: ConnectionOptions) => {
      const { connect } = await import('../service/connect.ts');
      const { readPicture } = await import('../read-picture.ts');
      const { enrollmentLines, printAnswer } = await import('../service/print-answer.ts');
      const images = await Promise.all(pictures.map(readPicture));
      const client = await connect(options);
      printAnswer(await client.enroll(subject, images), options.json === true, enrollmentLines);
    });
}
