/** The other members of an anchor's class. */
export function positivesOf(anchor: number, labels: Int32Array): number[] {
  const label = labels[anchor];
  const positives: number[] = [];
  // Indices rather than entries(): for every anchor of a batch, an iterator costs more than the search it serves.
  for (let other = 0; other < labels.length; other++) {
    if (labels[other] === label && other !== anchor) positives.push(other);
  }
  return positives;
}

/** The members of other classes than an anchor's. */
export function negativesOf(anchor: number, labels: Int32Array): number[] {
  const label = labels[anchor];
  const negatives: number[] = [];
  for (let other = 0; other < labels.length; other++) {
    if (labels[other] !== label) negatives.push(other);
  }
  return negatives;
}
