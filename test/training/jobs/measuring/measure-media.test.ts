import { describe, expect, it } from 'vitest';
import { model, person, setOf } from '#test/training/evaluation/support/axis-people.ts';
import { measureMedia } from '#training/jobs/measuring/measure-media.ts';

const OPTIONS = { referenceCounts: [1], baselines: false, validation: [], seed: 1 };
const people = Array.from({ length: 6 }, (_, axis) => person(axis, { genuine: 6, forged: 4 }));
const set = setOf(people, 'bench');
const pictures = people.flatMap(({ genuine, forged }) => [...genuine, ...forged].map(({ image }) => image));

const measure = (mediumOf: (picture: string, place: number) => string | undefined) => {
  const media = pictures.flatMap((picture, place) => {
    const medium = mediumOf(picture, place);
    return medium === undefined ? [] : [[picture, medium] as const];
  });
  return measureMedia(model, [set], new Map(media), OPTIONS);
};
const byTurns = (_: string, place: number) => (place % 2 === 0 ? 'scan' : 'photo');

describe('what is measured by medium', () => {
  it('is each medium of a set by itself, with as many comparisons as it has signatures for', () => {
    const groups = measure(byTurns);

    expect(groups.map(({ benchmark, medium }) => `${benchmark}: ${medium}`)).toEqual([
      'bench: photo',
      'bench: scan',
    ]);
    for (const { results } of groups) {
      expect(results.map(({ forgery, people: count }) => `${forgery} ${count}`)).toEqual([
        'random 6',
        'skilled 6',
      ]);
    }
  });

  it('is the same again, and the same whatever else is measured', () => {
    const alone = measure((picture, place) => (place % 3 === 2 ? undefined : byTurns(picture, place)));

    expect(measure(byTurns)).toEqual(measure(byTurns));
    expect(alone.map(({ medium }) => medium)).toEqual(['photo', 'scan']);
  });

  it('is nothing where all signatures are of one medium, or of none that is known', () => {
    expect(measure(() => 'scan')).toEqual([]);
    expect(measure(() => undefined)).toEqual([]);
  });

  it('is no medium in which there are no two people to tell apart', () => {
    const groups = measure((picture) => (picture.startsWith('0/') ? 'tablet' : 'scan'));

    expect(groups.map(({ medium }) => medium)).toEqual(['scan']);
  });
});
