import { answerOf, type Identification, type IdentificationRequest } from 'countersign-client';
import { readPicture } from '../../read-picture.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import { findingLine, printAnswer } from '../print-answer.ts';

type Candidate = Identification['candidates'][number];

/** `countersign identify QUERY` */
export async function printIdentification(
  query: string,
  narrowed: Pick<IdentificationRequest, 'limit' | 'randomFar'>,
  options: ConnectionOptions,
): Promise<void> {
  const image = Buffer.from(await readPicture(query)).toString('base64');
  await printAnswer(
    options,
    (service) => answerOf(service.POST('/v1/identifications', { body: { image, ...narrowed } })),
    identificationLines,
  );
}

function identificationLines(answer: Identification): string[] {
  const { candidates, people, references, falsePositiveRate, findings, modelVersion } = answer;
  return [
    ...(candidates.length === 0 ? ['It resembles nobody who is enrolled.'] : candidates.map(candidateLine)),
    `  searched ${people} people by ${references} references  model ${modelVersion}`,
    `  a stranger is taken for one of them in ${(100 * falsePositiveRate).toPrecision(2)} %`,
    ...findings.map(findingLine),
  ];
}

function candidateLine({ score, subject, references, copyOf }: Candidate): string {
  const basis = copyOf === undefined ? `${references} references` : `a copy of reference ${copyOf}`;
  return `score ${score.toFixed(2)}  ${subject}  ${basis}`;
}
