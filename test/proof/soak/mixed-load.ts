import { answerOf } from 'countersign-client';
import { enroll } from '#cli/service/calls/enroll.ts';
import type { Service } from '#cli/service/service.ts';
import type { Person } from '#test/integration/service/support/people.ts';
import type { Latencies } from './latencies.ts';

const SUBJECT = '/v1/subjects/{subject}';
const VERIFICATIONS = 8;
/** Every so many verifications one is explained, and one is listed. */
const EXPLAINED = 4;

const base64 = (picture: Uint8Array | undefined): string => Buffer.from(picture ?? []).toString('base64');

/** Everything that is done for one person, from the first reference to the erasure, each request when the last is answered. */
export async function serveOnePerson(
  service: Service,
  { genuine, forged }: Person,
  subject: string,
  latencies: Latencies,
): Promise<void> {
  const path = { subject };
  const queries = [base64(genuine.at(-1)), base64(forged[0])];
  const [query = ''] = queries;
  const enrolled = await latencies.time('enroll', () => enroll(service, subject, genuine.slice(0, 3)));
  for (let turn = 0; turn < VERIFICATIONS; turn++) {
    const explain = turn % EXPLAINED === 0;
    const image = queries[turn % queries.length] ?? '';
    await latencies.time(explain ? 'verify and explain' : 'verify', () =>
      answerOf(
        service.POST(`${SUBJECT}/verifications`, {
          params: { path, query: explain ? { explain: 'true' } : {} },
          body: { image },
        }),
      ),
    );
  }
  await latencies.time('identify', () =>
    answerOf(service.POST('/v1/identifications', { body: { image: query } })),
  );
  await latencies.time('compare', () =>
    answerOf(service.POST('/v1/comparisons', { body: { reference: base64(genuine[0]), query } })),
  );
  await latencies.time('read', () => answerOf(service.GET(SUBJECT, { params: { path } })));
  await latencies.time('list', () => answerOf(service.GET(`${SUBJECT}/verifications`, { params: { path } })));
  await latencies.time('list', () => answerOf(service.GET('/v1/reviews', {})));
  const [reference] = enrolled?.references ?? [];
  if (reference !== undefined) {
    await latencies.time('remove', () =>
      answerOf(
        service.DELETE(`${SUBJECT}/references/{reference}`, {
          params: { path: { subject, reference: reference.id } },
        }),
      ),
    );
  }
  await latencies.time('erase', () => answerOf(service.DELETE(SUBJECT, { params: { path } })));
}
