/** The other members of an anchor's class. */
export function positivesOf(anchor: number, labels: Int32Array): number[] {
  const positives: number[] = [];
  for (let other = 0; other < labels.length; other++) {
    if (labels[other] === labels[anchor] && other !== anchor) positives.push(other);
  }
  return positives;
}

/** The members of other classes than an anchor's. */
export function negativesOf(anchor: number, labels: Int32Array): number[] {
  const negatives: number[] = [];
  for (let other = 0; other < labels.length; other++) {
    if (labels[other] !== labels[anchor]) negatives.push(other);
  }
  return negatives;
}
