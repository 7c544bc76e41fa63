import { describe, expect, it } from 'vitest';
import type { Person } from '#training/evaluation/people.ts';
import { enrollPeople } from '#training/evaluation/trials.ts';
import { Random } from '#training/random/random.ts';

const person = (name: string, writer: string, genuine: number): Person<string> => ({
  person: name,
  writer,
  genuine: Array.from({ length: genuine }, (_, i) => `${name} ${i}`),
  forged: [`${name} forged`],
});
/** Ann signs with two names. */
const people = [
  person('ann-a', 'ann', 4),
  person('ann-b', 'ann', 4),
  person('bob', 'bob', 4),
  person('cyd', 'cyd', 2),
];

describe('enrollPeople', () => {
  const enrollments = enrollPeople(people, 2, new Random(1), 30);

  it('passes over people with nothing left to query with', () => {
    expect(enrollments.map((one) => one.person.person)).toEqual(['ann-a', 'ann-b', 'bob']);
  });

  it('never queries with a reference, and with every other genuine signature once', () => {
    for (const { person: enrolled, references, queries } of enrollments) {
      const genuine = queries.filter(({ kind }) => kind === 'genuine').map(({ sample }) => sample);
      expect([...references, ...genuine].sort()).toEqual(enrolled.genuine);
    }
  });

  it('takes random forgeries from other writers only, whatever name they sign with', () => {
    for (const { person: enrolled, queries } of enrollments) {
      const strangers = queries.filter(({ kind }) => kind === 'random');
      expect(strangers).toHaveLength(30);
      for (const { source } of strangers) expect(source).not.toBe(enrolled.writer);
    }
  });

  it('tries each imitation', () => {
    const skilled = enrollments.flatMap(({ queries }) => queries.filter(({ kind }) => kind === 'skilled'));
    expect(skilled.map(({ sample }) => sample)).toEqual(['ann-a forged', 'ann-b forged', 'bob forged']);
  });

  it('has no random forgeries where one writer is alone', () => {
    const [alone] = enrollPeople(people.slice(0, 2), 1, new Random(1));
    expect(alone?.queries.some(({ kind }) => kind === 'random')).toBe(false);
  });
});
