import type { Evaluation, EvaluationResult } from '#training/evaluation/evaluation.ts';
import { percent, withInterval } from '#training/report/rates/format-rate.ts';
import { RATE_COLUMNS, rateRow } from '#training/report/rates/rate-row.ts';
import { columns } from './table.ts';

/** Prints an evaluation for a person: each set's people, rates with 95 % intervals, and what to beware of. */
export function printEvaluation(evaluation: Evaluation): void {
  console.log(`model ${evaluation.model}`);
  console.log(
    'k: references a person; rates in percent, in brackets 95 % intervals by bootstrap over people',
  );
  for (const set of evaluation.data) {
    console.log(
      `\n${set.name}: ${set.people} people, ${set.peopleWithForgeries} of them with skilled forgeries`,
    );
    console.log(
      `  failure to acquire ${percent(set.failureToAcquire)} (${set.unreadable.length} of ${set.images} pictures)`,
    );
    for (const { image, code } of set.unreadable) console.log(`    ${image}: ${code}`);
    for (const { references, enrolled, failed, tooFewSignatures, failureToEnroll } of set.enrollment) {
      console.log(
        `  k = ${references}: ${enrolled} enrolled, failure to enroll ${percent(failureToEnroll)} ` +
          `(${failed} people), ${tooFewSignatures} with too few signatures`,
      );
    }
    const results = evaluation.results.filter(({ data }) => data === set.name);
    printTable('Equal error rate, and FRR where this FAR is reached on these people', [
      RATE_COLUMNS,
      ...results.map((result) =>
        rateRow(result, {
          system: result.system,
          frr: (target) => percent(result.frrAtFar[target]),
          tooFew: 'too few',
        }),
      ),
    ]);
    printTable('Thresholds fixed beforehand: what they were for, and what they do here', [
      ['system', 'k', 'forgery', 'FAR wanted', 'FAR', 'FRR', 'fixed by'],
      ...results.flatMap(thresholdRows),
    ]);
    printTable('Cost of the log-likelihood ratios, in bits', [
      ['system', 'k', 'forgery', 'Cllr', 'minimum'],
      ...results
        .filter(({ cllr }) => cllr !== null)
        .map(({ system, references, forgery, cllr, minimumCllr }) => [
          ...[system, `${references}`, forgery],
          ...[cllr?.toFixed(3) ?? '', minimumCllr.toFixed(3)],
        ]),
    ]);
    printTable('Identification among the enrolled', [
      ['system', 'k', 'rank 1', 'rank 5', 'people', 'queries'],
      ...evaluation.identification
        .filter(({ data }) => data === set.name)
        .map((found) => [
          ...[found.system, `${found.references}`],
          withInterval(found.rank1, found.rank1Interval),
          withInterval(found.rank5, found.rank5Interval),
          ...[`${found.people}`, `${found.queries}`],
        ]),
    ]);
    printTable('What the default policy answers', [
      ['query', 'k', 'accept', 'review', 'reject', 'comparisons'],
      ...evaluation.decisions
        .filter(({ data }) => data === set.name)
        .map(({ query, references, accept, review, reject, comparisons }) => [
          ...[query, `${references}`, percent(accept), percent(review), percent(reject), `${comparisons}`],
        ]),
    ]);
  }
  if (evaluation.warnings.length > 0) console.log('\nBeware');
  for (const { data, message } of evaluation.warnings) console.log(`  ${data}: ${message}`);
}

function thresholdRows({ system, references, forgery, fixedThresholds }: EvaluationResult): string[][] {
  const rates = fixedThresholds?.rates ?? [];
  return rates.map(({ target, far, farInterval, farBound, frr, frrInterval, frrBound }) => [
    ...[system, `${references}`, forgery, percent(target)],
    withInterval(far, farInterval, farBound),
    withInterval(frr, frrInterval, frrBound),
    fixedThresholds?.from ?? '',
  ]);
}

/** @param rows the head first; nothing is printed when there is nothing else */
function printTable(title: string, rows: readonly (readonly string[])[]): void {
  if (rows.length < 2) return;
  console.log(`\n  ${title}`);
  for (const line of columns(rows)) console.log(`    ${line}`);
}
