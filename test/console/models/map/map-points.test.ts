import { describe, expect, it } from 'vitest';
import { middleOf, nearestPoint, pointsOf } from '#console/models/map/map-points.ts';

const MAP = {
  modelVersion: 'one',
  people: 2,
  references: 3,
  shown: [
    {
      subject: 'ada',
      places: [
        { reference: 'first', x: 0.1, y: 0.2 },
        { reference: 'second', x: 0.3, y: 0.2 },
      ],
    },
    { subject: 'bert', places: [{ reference: 'third', x: 0.9, y: 1 }] },
  ],
};

describe('points of a map', () => {
  it('are those of every person, by name', () => {
    expect(pointsOf(MAP).map(({ subject, reference }) => [subject, reference])).toEqual([
      ['ada', 'first'],
      ['ada', 'second'],
      ['bert', 'third'],
    ]);
  });

  it('are pointed at where they are nearest and within reach', () => {
    const points = pointsOf(MAP);

    expect(nearestPoint(points, { x: 0.27, y: 0.21 }, 0.05)?.reference).toBe('second');
    expect(nearestPoint(points, { x: 0.12, y: 0.2 }, 0.5)?.reference).toBe('first');
    expect(nearestPoint(points, { x: 0.6, y: 0.6 }, 0.05)).toBeUndefined();
  });

  it('have a middle', () => {
    const { x, y } = middleOf(MAP.shown[0]?.places ?? []);

    expect(x).toBeCloseTo(0.2, 12);
    expect(y).toBeCloseTo(0.2, 12);
  });
});
