import type { QualityFinding } from '#core/quality/findings.ts';
import { ReferenceQualityError } from '../../errors/reference-errors.ts';

/** What a query is compared in spite of, and a reference is not: every later comparison would suffer from it. */
const REFUSED: readonly QualityFinding['code'][] = [
  'low-resolution',
  'low-contrast',
  'clipped',
  'several-signatures',
];

/** Why a picture is not good enough for a reference, and what would help; undefined where it is. */
export function qualityObjection(findings: readonly QualityFinding[]): ReferenceQualityError | undefined {
  const finding = findings.find(({ code }) => REFUSED.includes(code));
  return finding === undefined ? undefined : new ReferenceQualityError(finding);
}
