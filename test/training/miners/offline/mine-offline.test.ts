import { describe, expect, it } from 'vitest';
import { type EmbeddedImages, similarity } from '#training/miners/offline/embedded-images.ts';
import { mineOffline } from '#training/miners/offline/mine-offline.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const DIMENSIONS = 4;

/** Images of people who sign `signatures` times each, and every tenth image a forgery that nothing resembles. */
function embeddedImages(count: number, signatures: number): EmbeddedImages {
  const random = new Random(`images ${count}`);
  const values = new Float32Array(count * DIMENSIONS);
  for (let image = 0; image < count; image++) {
    const row = Array.from({ length: DIMENSIONS }, () => random.normal());
    values.set(
      row.map((value) => value / Math.hypot(...row)),
      image * DIMENSIONS,
    );
  }
  const labels = Int32Array.from({ length: count }, (_, image) =>
    image % 10 === 9 ? count + image : Math.floor(image / signatures),
  );
  return { dimensions: DIMENSIONS, values, labels };
}

const positivesOf = ({ labels }: EmbeddedImages, anchor: number) =>
  [...labels.keys()].filter((image) => image !== anchor && labels[image] === labels[anchor]);
const negativesOf = ({ labels }: EmbeddedImages, anchor: number) =>
  [...labels.keys()].filter((image) => labels[image] !== labels[anchor]);

describe('mineOffline', () => {
  // More images than are compared at a time, in both directions.
  const images = embeddedImages(4500, 20);
  const checked = (anchors: Int32Array) => [...anchors.entries()].filter(([t]) => t % 97 === 0);

  it('finds the hardest triplet of each anchor among all images', () => {
    const { anchors, positives, negatives } = mineOffline(images, 'hard', new Random(1));
    expect([...anchors]).toEqual([...images.labels.keys()].filter((image) => image % 10 !== 9));
    for (const [t, anchor] of checked(anchors)) {
      const to = (other: number) => similarity(images, anchor, other);
      expect(images.labels[positives[t] ?? -1]).toBe(images.labels[anchor]);
      expect(images.labels[negatives[t] ?? -1]).not.toBe(images.labels[anchor]);
      expect(to(positives[t] ?? -1)).toBeCloseTo(Math.min(...positivesOf(images, anchor).map(to)), 5);
      expect(to(negatives[t] ?? -1)).toBeCloseTo(Math.max(...negativesOf(images, anchor).map(to)), 5);
    }
  });

  it('finds for a positive the nearest negative that is farther', () => {
    const { anchors, positives, negatives } = mineOffline(images, 'semi-hard', new Random(1));
    expect(new Set(checked(anchors).map(([t, anchor]) => (positives[t] ?? 0) - anchor)).size).toBeGreaterThan(
      5,
    );
    for (const [t, anchor] of checked(anchors)) {
      const to = (other: number) => similarity(images, anchor, other);
      const ceiling = to(positives[t] ?? -1);
      expect(images.labels[positives[t] ?? -1]).toBe(images.labels[anchor]);
      const farther = negativesOf(images, anchor)
        .map(to)
        .filter((value) => value < ceiling);
      expect(to(negatives[t] ?? -1)).toBeCloseTo(Math.max(...farther), 5);
    }
  });

  it('falls back to the farthest negative where every one is nearer than the positive', () => {
    const around = (degrees: number) => [
      Math.cos((degrees / 180) * Math.PI),
      Math.sin((degrees / 180) * Math.PI),
    ];
    const opposite = {
      dimensions: 2,
      values: Float32Array.from([0, 180, 20, 90].flatMap(around)),
      labels: Int32Array.of(0, 0, 1, 2),
    };
    const { anchors, negatives } = mineOffline(opposite, 'semi-hard', new Random(1));
    expect([...anchors]).toEqual([0, 1]);
    expect([...negatives]).toEqual([3, 2]);
  });

  it('finds nothing where there is no negative, and the same from the same random numbers', () => {
    const one = { ...embeddedImages(9, 20), labels: new Int32Array(9) };
    expect(mineOffline(one, 'hard', new Random(1)).anchors).toHaveLength(0);
    const some = embeddedImages(40, 5);
    expect(mineOffline(some, 'semi-hard', new Random(2))).toEqual(
      mineOffline(some, 'semi-hard', new Random(2)),
    );
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    mineOffline(embeddedImages(300, 5), 'hard', new Random(1));
    expect(tf.memory().numTensors).toBe(before);
  });
});
