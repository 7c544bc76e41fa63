import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceClient } from '#cli/service/service-client.ts';
import type { VerificationAnswer } from '#lambdas/api/schemas/verifications/verification.ts';
import { deployedStack, tokenFor } from '../stack.ts';

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
  const service = new ServiceClient({ api: deployedStack().api, token: await tokenFor({ tenant }) });
  const answers: VerificationAnswer[] = [];
  while (!stopped.aborted) {
    const answer = await service.verify(subject, query);
    answers.push(answer);
    seen(answer);
    await sleep(PAUSE_MILLISECONDS);
  }
  return answers;
}
