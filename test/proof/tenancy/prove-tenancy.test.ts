import { describe, expect, it } from 'vitest';
import { missing, newDeployment, where } from '../service/proof-deployment.ts';
import { proveTenancy } from './prove-tenancy.ts';

describe.skipIf(missing)(`two tenants, ${where}`, () => {
  it('see nothing of each other on any route, and no bad token is let in', async () => {
    const { failures, figures } = await proveTenancy(await newDeployment('tenancy'));

    expect(failures).toEqual([]);
    expect(figures['requests']).toBeGreaterThan(500);
  });
});
