import type { OfflineVerification } from './offline-verification.ts';

/** Prints an answer on standard output: one JSON object, or lines for a person. */
export function printVerification(answer: OfflineVerification, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(answer, null, 2));
    return;
  }
  console.log(
    `${answer.decision.toUpperCase()}  score ${answer.score.toFixed(2)}  model ${answer.modelVersion}`,
  );
  if (answer.references.length > 1) {
    for (const { path, score } of answer.references) console.log(`  ${score.toFixed(2)}  ${path}`);
  }
  for (const { path, findings } of [answer.query, ...answer.references]) {
    for (const { code, message } of findings) console.log(`  ${path}: ${message} (${code})`);
  }
}
