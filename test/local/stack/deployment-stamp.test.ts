import { expect, it } from 'vitest';
import { deploymentStamp } from '#local/stack/deployment-stamp.ts';

const TARGET = { issuer: 'http://127.0.0.1:1', jwksUri: 'http://127.0.0.1:1/jwks', audience: 'countersign' };

it('stays while nothing changes, and changes with what the functions are told and what is deployed', async () => {
  const stamp = await deploymentStamp(TARGET, {});

  expect(await deploymentStamp(TARGET, {})).toBe(stamp);
  expect(await deploymentStamp({ ...TARGET, issuer: 'http://127.0.0.1:2' }, {})).not.toBe(stamp);
  expect(await deploymentStamp(TARGET, { stacks: ['Training'] })).not.toBe(stamp);
});
