import { describe, expect, it } from 'vitest';
import { weighEvidence } from '#core/score/weigh-evidence.ts';
import { CalibrationPeopleError } from '#training/calibration/calibration-errors.ts';
import { evidenceScale } from '#training/calibration/evidence-scale.ts';
import { equalErrorRate } from '#training/evaluation/error-rates.ts';
import { type EmbeddedPerson, makeTrials } from '#training/evaluation/trials.ts';
import {
  compareBy,
  type LearnedComparison,
  learnComparison,
  weightsOf,
} from '#training/in-domain/comparison/learn-comparison.ts';
import { Random } from '#training/random/random.ts';

const SIZE = 24;
const SECTIONS = [
  { name: 'network' as const, size: SIZE / 2 },
  { name: 'binary-patterns' as const, size: SIZE / 2 },
];

function learn(people: readonly EmbeddedPerson[], random: Random) {
  const scale = evidenceScale(people, SECTIONS);
  const options = { scale, referenceCount: 3, query: false };
  const classifier = learnComparison(people, options, random);
  return { scale, classifier, compare: compareBy(classifier, options) };
}

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

function skilledError(people: readonly EmbeddedPerson[], score: LearnedComparison): number {
  const trials = makeTrials(people, 3, new Random('measured'));
  const scores = (wanted: string) =>
    trials.filter(({ kind }) => kind === wanted).map(({ references, query }) => score(references)(query));
  return equalErrorRate({ genuine: scores('genuine'), forgery: scores('skilled') });
}

describe('learnComparison', () => {
  it('finds out where forgers fail and applies it to people it has not seen', () => {
    const random = new Random('people');
    const { compare } = learn(makePeople(20, random), new Random('trials'));
    const others = makePeople(20, random);
    const deviation = (references: readonly Float32Array[]) => (query: Float32Array) =>
      -query.reduce((sum, value, i) => {
        const mean = references.reduce((total, one) => total + (one[i] ?? 0), 0) / references.length;
        return sum + (value - mean) ** 2;
      }, 0);
    expect(skilledError(others, compare)).toBeLessThan(skilledError(others, deviation) - 0.05);
  });

  it('learns the same from the same people and seed', () => {
    const people = makePeople(6, new Random('same'));
    const scoreOf = () => {
      const [{ genuine = [], forged = [] } = {}] = people;
      return learn(people, new Random(3)).compare(genuine)(forged[0] ?? new Float32Array(SIZE));
    };
    expect(scoreOf()).toBe(scoreOf());
  });

  it('scores as a model does that is given its weights', () => {
    const people = makePeople(6, new Random('weights'));
    const { scale, classifier, compare } = learn(people, new Random(3));
    const calibration = { ...scale, fits: [{ references: 1, ...weightsOf(classifier, scale) }] };
    const [{ genuine = [], forged = [] } = {}, other] = people;
    const references = genuine.slice(0, 3);
    for (const query of [...genuine.slice(3), ...forged, ...(other?.genuine ?? [])]) {
      expect(weighEvidence(query, references, calibration)).toBeCloseTo(compare(references)(query), 3);
    }
  });

  it('refuses people without skilled forgeries', () => {
    const people = makePeople(4, new Random('none')).map((person) => ({ ...person, forged: [] }));
    expect(() => learn(people, new Random(1))).toThrow(CalibrationPeopleError);
  });
});
