/** Fuses a query's distances from the references, of which there is at least one, to one: their mean. */
export function fuseDistances(distances: readonly number[]): number {
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}
