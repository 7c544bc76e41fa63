import type { QualityFinding } from '#core/quality/findings.ts';
import type { EnrollmentAnswer } from '#lambdas/api/schemas/enrollment.ts';
import type { ErasureAnswer } from '#lambdas/api/schemas/erasure.ts';
import type { SubjectAnswer } from '#lambdas/api/schemas/subject.ts';
import type { VerificationAnswer } from '#lambdas/api/schemas/verification.ts';

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
    ...answer.references.map(({ id, score }) => `  ${score.toFixed(2)}  reference ${id}`),
    ...answer.findings.map(findingLine),
  ];
}

export function enrollmentLines({ subject, references, total, modelVersion }: EnrollmentAnswer): string[] {
  return [
    `${subject}: ${references.length} enrolled, ${total} in all  model ${modelVersion}`,
    ...references.flatMap(({ id, findings }) => [`  reference ${id}`, ...findings.map(findingLine)]),
  ];
}

export function subjectLines({ subject, references, createdAt, updatedAt }: SubjectAnswer): string[] {
  return [`${subject}: ${references} references, enrolled ${createdAt}, last changed ${updatedAt}`];
}

export function erasureLines({ subject, removed, receipt }: ErasureAnswer): string[] {
  const { references, embeddings, verifications, imageVersions } = removed;
  return [
    `${subject} erased: ${references} references, ${embeddings} embeddings, ${verifications} verification records, ` +
      `${imageVersions} stored images`,
    `  receipt ${receipt}`,
  ];
}

function findingLine({ code, message }: QualityFinding): string {
  return `  ${message} (${code})`;
}
