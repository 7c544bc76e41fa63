import { describe, expect, it } from 'vitest';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { suitedTo } from '#training/config/suit-loss.ts';
import { distanceNames } from '#training/distances/by-name.ts';
import { lossSchema } from '#training/losses/options.ts';

const data = [{ source: 'synthetic' }];
const losses = lossSchema.options.map((option) => option.shape.name.value);
const only = (miner: string) => ({ miners: [{ from: 0, miner }] });

describe('a configuration', () => {
  it.each(losses)('that names the loss %s alone gets a distance and miners that suit it', (name) => {
    const { distance, curriculum } = resolveConfig({ data, loss: { name } });
    expect(distance).toBe(suitedTo[name].distances[0]);
    expect(curriculum.miners).toEqual(suitedTo[name].miners);
  });

  it.each(losses)('with the loss %s means the same when it is read again', (name) => {
    const config = resolveConfig({ data, loss: { name } });
    expect(resolveConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
  });

  it.each(losses.flatMap((name) => distanceNames.map((distance) => ({ name, distance }))))(
    'is refused where the loss $name is not defined for the distance $distance, and only there',
    ({ name, distance }) => {
      const resolve = () => resolveConfig({ data, loss: { name }, distance });
      if (suitedTo[name].distances.includes(distance)) expect(resolve().distance).toBe(distance);
      else expect(resolve).toThrow(`the ${name} loss is not defined for the ${distance} distance: set `);
    },
  );

  it.each([
    [
      'a margin that no pair can keep',
      { distance: 'euclidean', loss: { name: 'triplet-margin', margin: 2 } },
      /farther apart than 2 in the euclidean distance: set a margin below/,
    ],
    [
      'a margin that no negative pair can keep',
      { loss: { name: 'contrastive', margin: 2.5 } },
      /farther apart than 2 in the euclidean distance: set a margin below/,
    ],
    [
      'miners for a loss that mines nothing',
      { loss: { name: 'proxy-anchor' }, curriculum: only('batch-hard') },
      /the proxy-anchor loss .* leave the miners out/,
    ],
    [
      'distance-weighted mining on a circle',
      { network: { embeddingSize: 2 }, curriculum: only('distance-weighted') },
      /the distance-weighted miner .* raise network.embeddingSize/,
    ],
    [
      'a rhythm of offline mining without an offline miner',
      { curriculum: { ...only('batch-all'), mineEvery: 100 } },
      /no offline miner .* name one in curriculum.miners/,
    ],
    ['a miner that there is not', { curriculum: only('batch-hardest') }, /curriculum.miners\[0\].miner/],
    ['a loss that there is not', { loss: { name: 'triplet' } }, /loss.name/],
  ])('is refused with %s', (_, layer, reason) => {
    expect(() => resolveConfig({ data, ...layer })).toThrow(reason);
  });
});
