import { answerOf, type NewVerification } from 'countersign-client';
import { enroll } from '#cli/service/calls/enroll.ts';
import { verify } from '#cli/service/calls/verify.ts';
import { ServiceRefusedError } from '#cli/service/errors.ts';
import type { Service } from '#cli/service/service.ts';
import { samplePerson } from './sample-person.ts';

const SUBJECT = 'sample-person';
const NOT_FOUND = 404;

/** What the deployed API answered about the sample person's genuine signature and its forgery. */
export interface SampleAnswers {
  readonly genuine: NewVerification;
  readonly forgery: NewVerification;
}

/**
 * The main job once through, by the deployed API: enrolls the sample person anew and verifies a genuine signature and a
 * forgery.
 */
export async function showSample(service: Service): Promise<SampleAnswers> {
  const { references, genuine, forgery } = await samplePerson();
  const erasure = service.DELETE('/v1/subjects/{subject}', { params: { path: { subject: SUBJECT } } });
  await answerOf(erasure).catch((error: unknown) => {
    if (!(error instanceof ServiceRefusedError) || error.status !== NOT_FOUND) throw error;
  });
  await enroll(service, SUBJECT, references);
  return {
    genuine: await verify(service, SUBJECT, genuine),
    forgery: await verify(service, SUBJECT, forgery),
  };
}
