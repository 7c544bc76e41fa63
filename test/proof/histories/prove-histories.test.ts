import { describe, expect, it } from 'vitest';
import { missing, newDeployment, where } from '../service/proof-deployment.ts';
import { proveHistories } from './prove-histories.ts';
import { isExplained, type Made } from './subject-model.ts';

describe.skipIf(missing)(`callers at the same time, ${where}`, () => {
  it('see what some order of their requests explains', async () => {
    const { failures } = await proveHistories(await newDeployment('histories'), { seed: 5, histories: 8 });

    expect(failures).toEqual([]);
  });
});

describe('what no order explains', () => {
  const enrolled: Made = {
    step: { kind: 'enroll', picture: 0 },
    outcome: { kind: 'enrolled', total: 1 },
    from: 0,
    to: 1,
  };
  const erased: Made = {
    step: { kind: 'erase' },
    outcome: { kind: 'erased', references: 1, verifications: 0 },
    from: 2,
    to: 3,
  };
  const verified = (from: number, to: number): Made => ({
    step: { kind: 'verify' },
    outcome: { kind: 'verified', against: [0] },
    from,
    to,
  });

  it('is a verification that begins after an erasure was answered', () => {
    expect(isExplained([enrolled, erased, verified(4, 5)], undefined, undefined)).toBe(false);
  });

  it('is a record that outlives the erasure of its subject', () => {
    const left = { pictures: [], verifications: 1 };
    expect(isExplained([enrolled, verified(1.5, 5), erased], undefined, left)).toBe(false);
  });

  it('is a reference that is counted twice', () => {
    expect(isExplained([enrolled], undefined, { pictures: [0, 0], verifications: 0 })).toBe(false);
    expect(isExplained([enrolled], undefined, { pictures: [0], verifications: 0 })).toBe(true);
  });
});
