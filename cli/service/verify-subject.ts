import { readPicture } from '../read-picture.ts';
import { connect } from './connect.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { printAnswer, verificationLines } from './print-answer.ts';

/** `countersign verify --subject ID QUERY`: a questioned signature against the references that the service keeps. */
export async function verifySubject(
  subject: string,
  query: string,
  options: ConnectionOptions,
): Promise<void> {
  const image = await readPicture(query);
  const client = await connect(options);
  printAnswer(await client.verify(subject, image), options.json === true, verificationLines);
}
