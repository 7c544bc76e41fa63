import { ServiceRefusedError } from '#cli/service/errors.ts';
import type { ServiceClient } from '#cli/service/service-client.ts';
import type { VerificationAnswer } from '#lambdas/api/schemas/verification.ts';
import { samplePerson } from './sample-person.ts';

const SUBJECT = 'sample-person';
const NOT_FOUND = 404;

/** What the deployed API answered about the sample person's genuine signature and its forgery. */
export interface SampleAnswers {
  readonly genuine: VerificationAnswer;
  readonly forgery: VerificationAnswer;
}

/**
 * The main job once through, by the deployed API: enrolls the sample person anew and verifies a genuine signature and a
 * forgery.
 */
export async function showSample(client: ServiceClient): Promise<SampleAnswers> {
  const { references, genuine, forgery } = await samplePerson();
  await client.erase(SUBJECT).catch((error: unknown) => {
    if (!(error instanceof ServiceRefusedError) || error.status !== NOT_FOUND) throw error;
  });
  await client.enroll(SUBJECT, references);
  return {
    genuine: await client.verify(SUBJECT, genuine),
    forgery: await client.verify(SUBJECT, forgery),
  };
}
