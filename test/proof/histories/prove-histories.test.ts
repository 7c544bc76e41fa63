import { describe, expect, it } from 'vitest';
import { modelVersionSchema } from '#core/ids.ts';
import { missing, newDeployment, where } from '../service/proof-deployment.ts';
import { isExplained } from './linearizability.ts';
import { pointerAfter } from './pointer-model.ts';
import { proveHistories } from './prove-histories.ts';
import type { Made, PointerState } from './steps.ts';
import { type SubjectState, subjectAfter } from './subject-model.ts';

const FIRST = modelVersionSchema.parse('first');
const SECOND = modelVersionSchema.parse('second');

describe.skipIf(missing)(`callers at the same time, ${where}`, () => {
  it('see what some order of their requests explains', async () => {
    const { failures } = await proveHistories(await newDeployment('histories'), { seed: 5, histories: 8 });

    expect(failures).toEqual([]);
  });
});

describe('what no order explains', () => {
  const enrolled: Made = {
    step: { kind: 'enroll', picture: 0 },
    outcome: { kind: 'enrolled', total: 1, model: FIRST },
    from: 0,
    to: 1,
  };
  const erased: Made = {
    step: { kind: 'erase' },
    outcome: { kind: 'erased', references: 1, verifications: 0 },
    from: 2,
    to: 3,
  };
  const verified = (from: number, to: number, model = FIRST): Made => ({
    step: { kind: 'verify' },
    outcome: { kind: 'verified', against: [0], model },
    from,
    to,
  });
  const isSubject = (made: readonly Made[], end: SubjectState | undefined) =>
    isExplained(made, [undefined, end], subjectAfter);

  it('is a verification that begins after an erasure was answered', () => {
    expect(isSubject([enrolled, erased, verified(4, 5)], undefined)).toBe(false);
  });

  it('is a record that outlives the erasure of its subject', () => {
    expect(isSubject([enrolled, verified(1.5, 5), erased], { pictures: [], verifications: 1 })).toBe(false);
  });

  it('is a reference that is counted twice', () => {
    expect(isSubject([enrolled], { pictures: [0, 0], verifications: 0 })).toBe(false);
    expect(isSubject([enrolled], { pictures: [0], verifications: 0 })).toBe(true);
  });

  const promoted: Made = {
    step: { kind: 'promote', model: SECOND },
    outcome: { kind: 'moved', to: { active: SECOND, previous: FIRST } },
    from: 0,
    to: 1,
  };
  const before: PointerState = { active: FIRST, previous: undefined };
  const after: PointerState = { active: SECOND, previous: FIRST };
  const isPointer = (made: readonly Made[], end = after) => isExplained(made, [before, end], pointerAfter);

  it('is an answer by a model that was replaced before it was asked for', () => {
    expect(isPointer([promoted, verified(2, 3)])).toBe(false);
    expect(isPointer([promoted, verified(0.5, 3)])).toBe(true);
    expect(isPointer([promoted, verified(2, 3, SECOND)])).toBe(true);
  });

  it('is a rollback that goes back twice', () => {
    const back = (from: number): Made => ({
      step: { kind: 'rollBack' },
      outcome: { kind: 'moved', to: { active: FIRST, previous: undefined } },
      from,
      to: from + 1,
    });
    expect(isPointer([promoted, back(2)], before)).toBe(true);
    expect(isPointer([promoted, back(2), back(4)], before)).toBe(false);
  });
});
