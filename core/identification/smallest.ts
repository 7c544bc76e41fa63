/** Places of the `count` smallest of some values, in no order. */
export function smallest(values: ArrayLike<number>, count: number): number[] {
  if (values.length <= count) return Array.from(values, (_, place) => place);
  const kept: number[] = [];
  let threshold = Number.POSITIVE_INFINITY;
  const trim = () => {
    kept.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    kept.length = count;
    threshold = values[kept[count - 1] ?? 0] ?? Number.POSITIVE_INFINITY;
  };
  for (let place = 0; place < values.length; place++) {
    if ((values[place] ?? 0) >= threshold) continue;
    kept.push(place);
    if (kept.length === 2 * count) trim();
  }
  trim();
  return kept;
}
