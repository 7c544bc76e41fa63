/** The other members of an anchor's class. */
export function positivesOf(anchor: number, labels: Int32Array): number[] {
  const positives: number[] = [];
  for (const [other, label] of labels.entries()) {
    if (label === labels[anchor] && other !== anchor) positives.push(other);
  }
  return positives;
}

/** The members of other classes than an anchor's. */
export function negativesOf(anchor: number, labels: Int32Array): number[] {
  const negatives: number[] = [];
  for (const [other, label] of labels.entries()) if (label !== labels[anchor]) negatives.push(other);
  return negatives;
}
