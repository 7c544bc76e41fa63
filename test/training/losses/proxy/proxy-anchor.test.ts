import { afterAll, describe, expect, it } from 'vitest';
import { ProxyAnchor } from '#training/losses/proxy/proxy-anchor.ts';
import { batchAll } from '#training/miners/online/batch-all.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { distanceOf } from '../../distances/distance-of.ts';
import { mean, sum } from '../explicit-pairs.ts';
import { itIsTheLoss, labels, minedBatch, rowsOf } from '../loss-case.ts';

const options = { margin: 0.1, scale: 4 };
/** Class 4 has a proxy and no image in the batch; the image of label 3 has no proxy. */
const setting = { classes: [0, 1, 2, 4], embeddingSize: 4, seed: 1 };

type Rows = readonly (readonly number[])[];

/** The loss as its definition reads. */
function naive(proxies: Rows, rows: Rows): number {
  const { margin, scale } = options;
  const terms = (c: number, own: boolean, term: (similarity: number) => number) =>
    rows
      .filter((_, image) => (labels[image] === setting.classes[c]) === own)
      .map((row) => term(distanceOf('cosine', proxies[c] ?? [], row)));
  const pulls = proxies.map((_, c) => terms(c, true, (s) => Math.exp(-scale * (s - margin))));
  const pushes = proxies.map((_, c) => terms(c, false, (s) => Math.exp(scale * (s + margin))));
  const withPositives = pulls.filter((pull) => pull.length > 0);
  return (
    mean(withPositives.map((pull) => Math.log(1 + sum(pull)))) +
    mean(pushes.map((push) => Math.log(1 + sum(push))))
  );
}

describe('ProxyAnchor', () => {
  const loss = new ProxyAnchor(options, setting);
  const proxies = loss.variables[0]?.arraySync() as number[][];
  afterAll(() => tf.dispose([...loss.variables]));

  itIsTheLoss({
    distance: 'cosine',
    compute: (batch) => loss.compute(batch),
    naive: ({ rows }) => naive(proxies, rows),
  });

  it('has the gradient of its proxies that finite differences have', () => {
    const rows = rowsOf(1);
    const gradient = tf.tidy(() => {
      const batch = minedBatch(tf.tensor2d(rows), batchAll, 'cosine');
      const { grads } = tf.variableGrads(() => loss.compute(batch), [...loss.variables]);
      return Object.values(grads)[0]?.arraySync() as number[][];
    });
    const step = 1e-5;
    for (const [c, proxy] of proxies.entries()) {
      for (const i of proxy.keys()) {
        const moved = (by: number) =>
          proxies.map((p, q) => p.map((value, j) => (q === c && j === i ? value + by : value)));
        const numeric = (naive(moved(step), rows) - naive(moved(-step), rows)) / (2 * step);
        expect(gradient[c]?.[i]).toBeCloseTo(numeric, 3);
      }
    }
  });

  it('has one proxy a class, the same from the same seed', () => {
    const again = new ProxyAnchor(options, setting);
    expect(again.variables[0]?.arraySync()).toEqual(proxies);
    expect(proxies).toHaveLength(setting.classes.length);
    tf.dispose([...again.variables]);
  });
});
