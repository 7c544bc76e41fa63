import { describe, expect, it } from 'vitest';
import { missing, newDeployment, where } from '../service/proof-deployment.ts';
import { proveFaults } from './prove-faults.ts';

describe.skipIf(missing)(`a network that fails, ${where}`, () => {
  it('loses nothing, doubles nothing, and leaves nothing of whoever is erased', async () => {
    const { failures, figures } = await proveFaults(await newDeployment('faults'), { seed: 7, faults: 60 });

    expect(failures).toEqual([]);
    expect(figures).toMatchObject({ subjects: expect.any(Number) });
  });
});
