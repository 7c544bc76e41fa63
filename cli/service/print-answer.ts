import type { QualityFinding } from '#core/quality/findings.ts';
import type { EnrollmentAnswer } from '#lambdas/api/schemas/references/enrollment.ts';
import type { Receipt } from '#lambdas/api/schemas/subjects/erasure.ts';
import type { SubjectAnswer } from '#lambdas/api/schemas/subjects/subject.ts';
import type { VerificationAnswer } from '#lambdas/api/schemas/verifications/verification.ts';

/** Prints an answer of the service: one JSON object, or the lines that `lines` makes of it. */
export function printAnswer<Answer>(
  answer: Answer,
  json: boolean,
  lines: (answer: Answer) => string[],
): void {
  console.log(json ? JSON.stringify(answer, null, 2) : lines(answer).join('\n'));
}

export function verificationLines(answer: VerificationAnswer): string[] {
  return [
    `${answer.decision.toUpperCase()}  score ${answer.score.toFixed(2)}  model ${answer.modelVersion}`,
    ...(answer.copyOf === undefined ? [] : [`  a copy of reference ${answer.copyOf}`]),
    ...answer.references.map(({ id, score }) => `  ${score.toFixed(2)}  reference ${id}`),
    ...answer.findings.map(findingLine),
  ];
}

export function enrollmentLines({ subject, references, total, modelVersion }: EnrollmentAnswer): string[] {
  return [
    `${subject}: ${references.length} enrolled, ${total} in all  model ${modelVersion}`,
    ...references.flatMap(({ id, state, findings }) => [
      `  reference ${id}${state === 'held' ? '  held: it does not look like the others' : ''}`,
      ...findings.map(findingLine),
    ]),
  ];
}

export function subjectLines({ subject, references, createdAt, updatedAt }: SubjectAnswer): string[] {
  return [`${subject}: ${references} references, enrolled ${createdAt}, last changed ${updatedAt}`];
}

export function erasureLines({ removed, receipt, sha256 }: Receipt): string[] {
  const { references, embeddings, verifications, imageVersions } = removed;
  return [
    `erased: ${references} references, ${embeddings} embeddings, ${verifications} verification records, ` +
      `${imageVersions} stored images`,
    `  receipt ${receipt}  sha256 ${sha256}`,
  ];
}

function findingLine({ code, message }: QualityFinding): string {
  return `  ${message} (${code})`;
}
