import type { ReferenceMap } from 'countersign-client';

/** A reference's place on the map, whose longer side is 1. */
export interface MapPoint {
  readonly subject: string;
  readonly reference: string;
  readonly x: number;
  readonly y: number;
}

/** Every reference of a map, person after person. */
export function pointsOf({ shown }: ReferenceMap): MapPoint[] {
  return shown.flatMap(({ subject, places }) => places.map((place) => ({ subject, ...place })));
}

/** The point nearest to a place, unless it is further away than `reach`. */
export function nearestPoint(
  points: readonly MapPoint[],
  { x, y }: Pick<MapPoint, 'x' | 'y'>,
  reach: number,
): MapPoint | undefined {
  let nearest: MapPoint | undefined;
  let least = reach;
  for (const point of points) {
    const away = Math.hypot(point.x - x, point.y - y);
    if (away > least) continue;
    nearest = point;
    least = away;
  }
  return nearest;
}

/** The middle of a person's places. */
export function middleOf(places: readonly Pick<MapPoint, 'x' | 'y'>[]): Pick<MapPoint, 'x' | 'y'> {
  const mean = (axis: 'x' | 'y') => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return { x: mean('x'), y: mean('y') };
}
