import { isCloser } from '../../distances/closeness.ts';
import { type DistanceMatrix, distanceBetween } from '../distance-matrix.ts';

/** The member nearest to an anchor, the first of equals; undefined when there are none. */
export function nearestTo(
  anchor: number,
  members: readonly number[],
  distances: DistanceMatrix,
): number | undefined {
  let nearest = members[0];
  for (const member of members) {
    const best = distanceBetween(distances, anchor, nearest ?? member);
    if (isCloser(distances.distance, distanceBetween(distances, anchor, member), best)) nearest = member;
  }
  return nearest;
}

/** The member farthest from an anchor, the first of equals; undefined when there are none. */
export function farthestFrom(
  anchor: number,
  members: readonly number[],
  distances: DistanceMatrix,
): number | undefined {
  let farthest = members[0];
  for (const member of members) {
    const best = distanceBetween(distances, anchor, farthest ?? member);
    if (isCloser(distances.distance, best, distanceBetween(distances, anchor, member))) farthest = member;
  }
  return farthest;
}
