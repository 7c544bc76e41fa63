import { describe, expect, it } from 'vitest';
import type { AcquiredSet } from '#training/evaluation/acquisition/acquire-people.ts';
import { NobodyEnrolledError } from '#training/evaluation/errors.ts';
import { type EvaluationOptions, evaluateSets } from '#training/evaluation/evaluate-sets.ts';
import { evaluationSchema } from '#training/evaluation/evaluation.ts';
import { model, type PersonShape, person, setOf } from './support/axis-people.ts';

const six = (options: PersonShape = {}) => Array.from({ length: 6 }, (_, axis) => person(axis, options));
const usual: EvaluationOptions = { referenceCounts: [1, 5], baselines: false, validation: [], seed: 1 };
const evaluate = (sets: readonly AcquiredSet[], options: Partial<EvaluationOptions> = {}) =>
  evaluateSets(model, sets, { ...usual, ...options });
const codesOf = (outcome: ReturnType<typeof evaluate>) =>
  new Set(outcome.evaluation.warnings.map(({ code }) => code));

describe('evaluateSets', () => {
  it('reports every number of references against both kinds of forgery, by its schema', () => {
    const { evaluation } = evaluate([setOf(six())]);

    expect(evaluationSchema.parse(JSON.parse(JSON.stringify(evaluation)))).toEqual(evaluation);
    expect(evaluation.people).toBe(6);
    expect(evaluation.results.map(({ references, forgery }) => `${references} ${forgery}`)).toEqual([
      '1 random',
      '1 skilled',
      '5 random',
      '5 skilled',
    ]);
    // 5 draws of 6 people: 3 genuine left over, 50 strangers or 4 imitations.
    const [random, skilled] = evaluation.results.slice(2);
    expect(random).toMatchObject({ people: 6, genuineComparisons: 90, forgeryComparisons: 1500 });
    expect(skilled).toMatchObject({ comparisons: 90 + 120 });
  });

  it('finds no errors where people are apart, and says what stays possible', () => {
    const { evaluation } = evaluate([setOf(six())]);
    for (const result of evaluation.results.filter(({ forgery }) => forgery === 'random')) {
      expect(result).toMatchObject({ eer: 0, auc: 1, eerInterval: [0, 0], perUserEer: 0 });
      const [loosest] = result.fixedThresholds?.rates ?? [];
      expect(loosest).toMatchObject({ target: 0.1, far: 0, farBound: 3 / 1500 });
    }
    expect(evaluation.identification.map(({ rank1, rank5 }) => [rank1, rank5])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('reports about half where imitations cannot be told from genuine signatures', () => {
    const { evaluation } = evaluate([setOf(six({ forgedTurn: 0.2, forged: 40 }))]);
    for (const { eer } of evaluation.results.filter(({ forgery }) => forgery === 'skilled')) {
      expect(Math.abs(eer - 0.5)).toBeLessThan(0.12);
    }
  });

  it('gives the same for the same seed, and other draws for another', () => {
    const once = (seed: number) => JSON.stringify(evaluate([setOf(six({ forgedTurn: 0.3 }))], { seed }));
    expect(once(3)).toBe(once(3));
    expect(once(3)).not.toBe(once(4));
  });

  it('fixes thresholds on validation people where there are any', () => {
    const validation = [setOf(six({ forgedTurn: 0.4 }), 'others')];
    const { evaluation } = evaluate([setOf(six())], { validation });

    expect(evaluation.protocol.validation).toEqual(['others']);
    for (const { fixedThresholds } of evaluation.results) expect(fixedThresholds?.from).toBe('validation');
  });

  it('warns of forgeries that are easier than strangers', () => {
    // Imitations far off every axis, genuine signatures of two people who look alike.
    const alike = [person(0), { ...person(0), person: 'twin', writer: 'twin' }, person(2)];
    const far = alike.map((one) => ({ ...one, forged: person(9, { forgedTurn: 0.1 }).forged }));
    expect(codesOf(evaluate([setOf(far)]))).toContain('skilled-below-random');
    expect(codesOf(evaluate([setOf(six({ forgedTurn: 0.3 }))]))).not.toContain('skilled-below-random');
  });

  it('says who cannot be enrolled and why, and leaves out what the people lack', () => {
    const people = [
      ...six({ forged: 0 }),
      person(7, { genuine: 3, forged: 0 }),
      person(8, { genuine: 4, forged: 0, listed: 9 }),
    ];
    const outcome = evaluate([setOf(people)], { referenceCounts: [5] });

    expect(outcome.evaluation.data[0]?.enrollment).toEqual([
      { references: 5, enrolled: 6, tooFewSignatures: 1, failed: 1, failureToEnroll: 1 / 7 },
    ]);
    expect(outcome.evaluation.results.map(({ forgery }) => forgery)).toEqual(['random']);
    expect(codesOf(outcome)).toEqual(new Set(['no-skilled-forgeries', 'people-not-enrolled']));
  });

  it('measures one person against imitations alone, without an interval', () => {
    const outcome = evaluate([setOf([person(0)])]);
    expect(codesOf(outcome)).toContain('no-strangers');
    expect(outcome.evaluation.results.map(({ forgery, eerInterval }) => [forgery, eerInterval])).toEqual([
      ['skilled', null],
      ['skilled', null],
    ]);
  });

  it('throws NobodyEnrolledError when there is nothing to measure', () => {
    expect(() => evaluate([setOf([person(0, { genuine: 1 })])])).toThrow(NobodyEnrolledError);
  });

  it('measures baselines on the same comparisons, and no machine on people whom it has seen', () => {
    const { evaluation } = evaluate([setOf(six({ forgedTurn: 0.5 }))], {
      baselines: true,
      referenceCounts: [5],
    });
    const comparisons = (system: string, forgery: string) =>
      evaluation.results.find((row) => row.system === system && row.forgery === forgery)?.comparisons ?? 0;

    for (const system of ['hog-cosine', 'hog-svm']) {
      expect(comparisons(system, 'skilled')).toBe(comparisons('model', 'skilled'));
    }
    expect(comparisons('hog-cosine', 'random')).toBe(comparisons('model', 'random'));
    expect(comparisons('hog-svm', 'random')).toBeLessThan(comparisons('model', 'random'));
    expect(evaluation.identification.map(({ system }) => system)).toEqual(['model', 'hog-cosine']);
  });

  it('takes the cohort of a machine from the validation people, and fixes its thresholds on them', () => {
    const { evaluation } = evaluate([setOf(six())], {
      baselines: true,
      referenceCounts: [5],
      validation: [setOf(six({ forgedTurn: 0.4 }), 'others')],
    });
    const machine = evaluation.results.filter(({ system }) => system === 'hog-svm');
    expect(machine.map(({ comparisons }) => comparisons)).toEqual([1590, 210]);
    for (const { fixedThresholds, cllr } of machine) {
      expect(fixedThresholds?.rates).toHaveLength(3);
      expect(cllr).toBeNull();
    }
    expect(evaluation.identification.map(({ system }) => system)).toContain('hog-svm');
  });

  it('keeps the queries that fared worst, each picture once', () => {
    const { hardest } = evaluate([setOf(six({ forgedTurn: 0.3 }))]);
    const queries = hardest.get('axes') ?? [];
    expect(new Set(queries.map(({ kind }) => kind))).toEqual(new Set(['genuine', 'skilled']));
    expect(new Set(queries.map(({ image }) => image)).size).toBe(queries.length);
    const genuine = queries.filter(({ kind }) => kind === 'genuine').map(({ score }) => score);
    expect(genuine).toEqual(genuine.toSorted((a, b) => a - b));
  });
});
