import { describe, expect, it } from 'vitest';
import { missing, newDeployment, where } from '../service/proof-deployment.ts';
import { proveBodies } from './prove-bodies.ts';

describe.skipIf(missing)(`bodies of every kind on every route, ${where}`, () => {
  it('are answered, and refused where the document refuses them', async () => {
    const { failures } = await proveBodies(await newDeployment('bodies'), { seed: 3, bodies: 20 });

    expect(failures).toEqual([]);
  });
});
