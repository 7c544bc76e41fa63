import { answerOf, type NewVerification } from 'countersign-client';
import { readPicture } from '../../read-picture.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import { findingLine, printAnswer } from '../print-answer.ts';
import type { Service } from '../service.ts';

/** Verifies a questioned signature, given as the bytes of a picture file. */
export function verify(service: Service, subject: string, picture: Uint8Array): Promise<NewVerification> {
  const image = Buffer.from(picture).toString('base64');
  return answerOf(
    service.POST('/v1/subjects/{subject}/verifications', {
      params: { path: { subject } },
      body: { image, policy: {} },
    }),
  );
}

/** `countersign verify --subject ID QUERY`: a questioned signature against the references that the service keeps. */
export async function printSubjectVerification(
  subject: string,
  query: string,
  options: ConnectionOptions,
): Promise<void> {
  const picture = await readPicture(query);
  await printAnswer(options, (service) => verify(service, subject, picture), verificationLines);
}

function verificationLines(answer: NewVerification): string[] {
  return [
    `${answer.decision.toUpperCase()}  score ${answer.score.toFixed(2)}  model ${answer.modelVersion}`,
    ...(answer.copyOf === undefined ? [] : [`  a copy of reference ${answer.copyOf}`]),
    ...answer.references.map(({ id, score }) => `  ${score.toFixed(2)}  reference ${id}`),
    ...answer.findings.map(findingLine),
    ...(answer.review === undefined
      ? []
      : [`  waits for a person: countersign review show ${answer.subject} ${answer.id}`]),
  ];
}
