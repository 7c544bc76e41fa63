import { beforeAll, describe, expect, it } from 'vitest';
import { ServiceRefusedError } from '#cli/service/errors.ts';
import { ServiceClient } from '#cli/service/service-client.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { imageVersions, rowsOf, withPrefix } from './support/stored.ts';

const TENANT = 'busy-bank';

describe('requests at the same moment', () => {
  let service: ServiceClient;
  let anna: Person;

  beforeAll(async () => {
    service = new ServiceClient({ api: deployedStack().api, token: await tokenFor({ tenant: TENANT }) });
    anna = await person(0);
  });

  it('enrolls each request whole or not at all, and counts what is there', async () => {
    const subject = 'raced';
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => service.enroll(subject, anna.genuine.slice(0, 2))),
    );
    const enrolled = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

    expect(enrolled).toBeGreaterThanOrEqual(1);
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(ServiceRefusedError);
      expect(refusal).toMatchObject({ code: 'subject-changed', status: 409 });
    }
    const rows = await rowsOf(`T#${TENANT}#S#${subject}`);
    expect(withPrefix(rows, 'REF#')).toHaveLength(2 * enrolled);
    expect(withPrefix(rows, 'EMB#')).toHaveLength(2 * enrolled);
    expect(await imageVersions(`${TENANT}/${subject}/`)).toHaveLength(2 * enrolled);
    expect(await service.subject(subject)).toMatchObject({ references: 2 * enrolled });
  });

  it('answers one of two erasures with the receipt', async () => {
    const subject = 'erased-twice';
    await service.enroll(subject, anna.genuine.slice(0, 1));

    const outcomes = await Promise.allSettled([service.erase(subject), service.erase(subject)]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rowsOf(`T#${TENANT}#S#${subject}`)).toEqual([]);
  });
});
