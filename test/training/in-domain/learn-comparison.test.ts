import { describe, expect, it } from 'vitest';
import { CalibrationPeopleError } from '#training/calibration/calibration-errors.ts';
import { equalErrorRate } from '#training/evaluation/error-rates.ts';
import { type EmbeddedPerson, makeTrials } from '#training/evaluation/trials.ts';
import { learnComparison } from '#training/in-domain/learn-comparison.ts';
import { Random } from '#training/random/random.ts';

const SIZE = 24;
const options = { sections: [SIZE / 2, SIZE / 2], referenceCount: 3, query: false };

/** People whose forgers copy all but the last two entries, in which genuine signatures vary little. */
function makePeople(count: number, random: Random): EmbeddedPerson[] {
  return Array.from({ length: count }, (_, i) => {
    const mean = Float32Array.from({ length: SIZE }, () => random.normal());
    const forged = mean.map((value, entry) => value + (entry >= SIZE - 2 ? random.normal(0, 0.6) : 0));
    const around = (center: Float32Array) =>
      Array.from({ length: 10 }, () =>
        center.map((value, entry) => value + random.normal(0, entry >= SIZE - 2 ? 0.15 : 0.3)),
      );
    return { person: `p${i}`, writer: `w${i}`, genuine: around(mean), forged: around(forged) };
  });
}

function skilledError(people: readonly EmbeddedPerson[], score: ReturnType<typeof learnComparison>): number {
  const trials = makeTrials(people, 3, new Random('measured'));
  const scores = (wanted: string) =>
    trials.filter(({ kind }) => kind === wanted).map(({ references, query }) => score(references)(query));
  return equalErrorRate({ genuine: scores('genuine'), forgery: scores('skilled') });
}

describe('learnComparison', () => {
  it('finds out where forgers fail and applies it to people it has not seen', () => {
    const random = new Random('people');
    const learned = learnComparison(makePeople(20, random), options, new Random('trials'));
    const others = makePeople(20, random);
    const deviation = (references: readonly Float32Array[]) => (query: Float32Array) =>
      -query.reduce((sum, value, i) => {
        const mean = references.reduce((total, one) => total + (one[i] ?? 0), 0) / references.length;
        return sum + (value - mean) ** 2;
      }, 0);
    expect(skilledError(others, learned)).toBeLessThan(skilledError(others, deviation) - 0.05);
  });

  it('learns the same from the same people and seed', () => {
    const people = makePeople(6, new Random('same'));
    const scoreOf = () => {
      const [{ genuine = [], forged = [] } = {}] = people;
      return learnComparison(people, options, new Random(3))(genuine)(forged[0] ?? new Float32Array(SIZE));
    };
    expect(scoreOf()).toBe(scoreOf());
  });

  it('refuses people without skilled forgeries', () => {
    const people = makePeople(4, new Random('none')).map((person) => ({ ...person, forged: [] }));
    expect(() => learnComparison(people, options, new Random(1))).toThrow(CalibrationPeopleError);
  });
});
