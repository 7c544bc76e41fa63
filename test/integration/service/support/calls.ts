import { answerOf } from 'countersign-client';
import { enroll } from '#cli/service/calls/enroll.ts';
import { verify } from '#cli/service/calls/verify.ts';
import { serviceAt } from '#cli/service/service.ts';
import { deployedStack } from './stack.ts';

/** What most tests ask of the service, by the client of the command line. */
export type Calls = ReturnType<typeof callsWith>;

/** Calls of the deployed service that carry `token`. */
export function callsWith(token: string) {
  const service = serviceAt({ api: deployedStack().api, token });
  const of = (subject: string) => ({ params: { path: { subject } } });
  return {
    enroll: (subject: string, pictures: readonly Uint8Array[]) => enroll(service, subject, pictures),
    verify: (subject: string, picture: Uint8Array) => verify(service, subject, picture),
    subject: (subject: string) => answerOf(service.GET('/v1/subjects/{subject}', of(subject))),
    erase: (subject: string) => answerOf(service.DELETE('/v1/subjects/{subject}', of(subject))),
  };
}
