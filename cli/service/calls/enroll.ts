import { answerOf, type Enrollment } from 'countersign-client';
import { readPicture } from '../../read-picture.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import { findingLine, printAnswer } from '../print-answer.ts';
import type { Service } from '../service.ts';

/** Enrolls genuine signatures, given as the bytes of picture files. */
export function enroll(
  service: Service,
  subject: string,
  pictures: readonly Uint8Array[],
): Promise<Enrollment> {
  const images = pictures.map((picture) => Buffer.from(picture).toString('base64'));
  return answerOf(
    service.POST('/v1/subjects/{subject}/references', { params: { path: { subject } }, body: { images } }),
  );
}

/** `countersign enroll SUBJECT FILES…` */
export async function printEnrollment(
  subject: string,
  files: readonly string[],
  options: ConnectionOptions,
): Promise<void> {
  const pictures = await Promise.all(files.map(readPicture));
  await printAnswer(options, (service) => enroll(service, subject, pictures), enrollmentLines);
}

function enrollmentLines({ subject, references, total, modelVersion }: Enrollment): string[] {
  return [
    `${subject}: ${references.length} enrolled, ${total} in all  model ${modelVersion}`,
    ...references.flatMap(({ id, state, findings }) => [
      `  reference ${id}${state === 'held' ? '  held: it does not look like the others' : ''}`,
      ...findings.map(findingLine),
    ]),
  ];
}
