import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { differenceMap } from '#core/explanation/difference-map.ts';
import { explainComparison } from '#core/explanation/explain-comparison.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { Page } from '#test/support/pictures.ts';

let embedder: Embedder;
let plain: Float32Array;
let struck: Float32Array;

beforeAll(async () => {
  embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
  const prepared = (page: Page) => preprocess(page.image, embedder.size).input;
  plain = prepared(new Page(600, 300).signature());
  // The same signature with a flourish in the right half.
  const flourish = [430, 450, 470, 490].flatMap((x) => [[x, 100] as const, [x + 10, 200] as const]);
  struck = prepared(new Page(600, 300).signature().stroke(flourish, { thickness: 5 }));
});

const sumOver = (map: Float32Array, half: 'left' | 'right') =>
  map.reduce((sum, value, i) => {
    const isLeft = i % embedder.size.width < embedder.size.width / 2;
    return isLeft === (half === 'left') ? sum + value : sum;
  }, 0);

describe('differenceMap', () => {
  it('is 0 everywhere for one signature twice', async () => {
    const map = await differenceMap(plain, plain, embedder);

    expect(map).toHaveLength(plain.length);
    for (const value of [Math.min(...map), Math.max(...map)]) expect(value).toBeCloseTo(0, 4);
  });

  it('is largest where the two differ', async () => {
    const map = await differenceMap(struck, plain, embedder);

    expect(sumOver(map, 'right')).toBeGreaterThan(0);
    expect(sumOver(map, 'right')).toBeGreaterThan(sumOver(map, 'left'));
  });
});

describe('explainComparison', () => {
  async function redness(query: Float32Array): Promise<{ width: number; height: number; red: number }> {
    const png = await explainComparison(query, plain, embedder);
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    let red = 0;
    for (let i = 0; i < data.length; i += 3) if ((data[i] ?? 0) > (data[i + 1] ?? 0) + 20) red++;
    return { width: info.width, height: info.height, red };
  }

  it('draws the query above the reference, without a mark where nothing differs', async () => {
    const { width, height, red } = await redness(plain);

    expect(width).toBeGreaterThan(embedder.size.width);
    expect(height).toBeGreaterThan(2 * embedder.size.height);
    expect(red).toBe(0);
  });

  it('marks what differs in red', async () => {
    expect((await redness(struck)).red).toBeGreaterThan(0);
  });
});
