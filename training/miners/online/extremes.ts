import { isCloser } from '../../distances/closeness.ts';
import { type DistanceMatrix, distanceBetween } from '../distance-matrix.ts';

/** The member nearest to an anchor, the first of equals; undefined when there are none. */
export function nearestTo(
  anchor: number,
  members: readonly number[],
  distances: DistanceMatrix,
): number | undefined {
  let [nearest] = members;
  let least = distanceBetween(distances, anchor, nearest ?? anchor);
  for (const member of members) {
    const distance = distanceBetween(distances, anchor, member);
    if (isCloser(distances.distance, distance, least)) [nearest, least] = [member, distance];
  }
  return nearest;
}

/** The member farthest from an anchor, the first of equals; undefined when there are none. */
export function farthestFrom(
  anchor: number,
  members: readonly number[],
  distances: DistanceMatrix,
): number | undefined {
  let [farthest] = members;
  let most = distanceBetween(distances, anchor, farthest ?? anchor);
  for (const member of members) {
    const distance = distanceBetween(distances, anchor, member);
    if (isCloser(distances.distance, most, distance)) [farthest, most] = [member, distance];
  }
  return farthest;
}
