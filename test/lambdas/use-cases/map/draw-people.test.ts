import { describe, expect, it } from 'vitest';
import { type SubjectId, subjectIdSchema } from '#core/ids.ts';
import { drawPeople } from '#lambdas/use-cases/map/draw-people.ts';

const REFERENCES = ['first', 'second', 'third'];

function people(count: number): Map<SubjectId, readonly string[]> {
  return new Map(Array.from({ length: count }, (_, i) => [subjectIdSchema.parse(`person-${i}`), REFERENCES]));
}
const names = (drawn: ReturnType<typeof drawPeople>) => drawn.map(([subject]) => subject);

describe('people for a map', () => {
  it('are all of them where they are few', () => {
    expect(drawPeople(people(10), 30)).toEqual([...people(10)].sort(([a], [b]) => a.localeCompare(b)));
  });

  it('are whole people, and no more references than wanted', () => {
    const drawn = drawPeople(people(100), 31);

    expect(drawn).toHaveLength(10);
    for (const [, references] of drawn) expect(references).toEqual(REFERENCES);
  });

  it('are not simply the first', () => {
    const inOrder = names(drawPeople(people(1000), 60));

    expect(inOrder).not.toEqual([...people(1000).keys()].slice(0, 20));
  });

  it('stay the same people when somebody else comes', () => {
    const before = names(drawPeople(people(200), 60));
    const after = names(drawPeople(people(201), 60));

    expect(after.filter((name) => before.includes(name)).length).toBeGreaterThanOrEqual(before.length - 1);
  });
});
