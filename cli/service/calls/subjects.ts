import {
  answerOf,
  type ErasureReceipt,
  type Subject,
  type SubjectList,
  type SubjectRequest,
} from 'countersign-client';
import type { ConnectionOptions } from '../connection-options.ts';
import { pageLines, printAnswer } from '../print-answer.ts';

const SUBJECT = '/v1/subjects/{subject}';

/** Which part of the list is asked for. */
export interface SubjectPage {
  readonly prefix?: string;
  readonly limit?: number;
  readonly after?: string;
}

/** `countersign subjects list` */
export function printSubjects(page: SubjectPage, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/subjects', { params: { query: page } })),
    ({ subjects, next }: SubjectList) =>
      pageLines(
        subjects.map(({ subject, createdAt }) => `${createdAt}  ${subject}`),
        { none: 'Nobody is enrolled.', next, option: '--after' },
      ),
  );
}

/** `countersign subjects get SUBJECT` */
export function printSubject(subject: string, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET(SUBJECT, { params: { path: { subject } } })),
    subjectLines,
  );
}

/** `countersign subjects put SUBJECT` */
export function printNewPolicy(
  subject: string,
  policy: NonNullable<SubjectRequest['policy']>,
  options: ConnectionOptions,
): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.PUT(SUBJECT, { params: { path: { subject } }, body: { policy } })),
    subjectLines,
  );
}

/** `countersign subjects erase SUBJECT` */
export function printErasure(subject: string, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.DELETE(SUBJECT, { params: { path: { subject } } })),
    erasureLines,
  );
}

function subjectLines(answer: Subject): string[] {
  const { subject, references, held, policy, inherited, createdAt, updatedAt } = answer;
  const settings = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  return [
    `${subject}: ${references} references, ${held} of them held, enrolled ${createdAt}, last changed ${updatedAt}`,
    `  policy: ${settings.join(', ')}`,
    ...(inherited.length === 0 ? [] : [`  of the tenant: ${inherited.join(', ')}`]),
  ];
}

function erasureLines({ removed, receipt, sha256 }: ErasureReceipt): string[] {
  const { references, embeddings, verifications, imageVersions } = removed;
  return [
    `erased: ${references} references, ${embeddings} embeddings, ${verifications} verification records, ` +
      `${imageVersions} stored images`,
    `  receipt ${receipt}  sha256 ${sha256}`,
  ];
}
