import { setTimeout as sleep } from 'node:timers/promises';
import {
  type VerificationAnswer,
  verificationAnswerSchema,
} from '#lambdas/api/schemas/verifications/verification.ts';
import { ask, base64 } from '../json-api.ts';
import { tokenFor } from '../stack.ts';

/** At most 300 requests a minute are answered about one subject. */
const PAUSE_MILLISECONDS = 220;

/** A client that verifies one query of one subject again and again until it is told to stop; answers every answer. */
export async function verifySteadily(
  stopped: AbortSignal,
  {
    tenant,
    subject,
    query,
  }: { readonly tenant: string; readonly subject: string; readonly query: Uint8Array },
  seen: (answer: VerificationAnswer) => void = () => {},
): Promise<VerificationAnswer[]> {
  const token = await tokenFor({ tenant });
  const answers: VerificationAnswer[] = [];
  const body = { image: base64(query) };
  while (!stopped.aborted) {
    const path = `/v1/subjects/${subject}/verifications`;
    const answer = await ask(['POST', path], { token, body, status: 201 }, verificationAnswerSchema);
    answers.push(answer);
    seen(answer);
    await sleep(PAUSE_MILLISECONDS);
  }
  return answers;
}
