import { describe, expect, it } from 'vitest';
import type { PreparedSet } from '#training/datasets/prepared-set.ts';
import { type EmbedImages, embedPeople } from '#training/evaluation/embed-people.ts';
import { meanRate, validate } from '#training/evaluation/validate.ts';

const genuine = (id: string, family: string, first: number, count: number) => ({
  id,
  writer: id,
  family,
  forged: false,
  first,
  count,
});

/** Ann with forgeries, and Bob and Cyd who write one name. */
const set: PreparedSet = {
  id: 'three people',
  name: 'three people',
  size: { width: 1, height: 1 },
  classes: [
    genuine('ann', 'ann', 0, 3),
    { ...genuine('ann forged', 'ann', 3, 2), writer: 'ann', forged: true },
    genuine('bob', 'name', 5, 4),
    genuine('cyd', 'name', 9, 4),
  ],
  unreadable: [],
  pixels: new Uint8Array(new SharedArrayBuffer(13)),
  variants: [],
};
const byNumber: EmbedImages = async (_, images) => images.map((image) => Float32Array.of(image));
const numbers = (embeddings: readonly Float32Array[]) => embeddings.map(([image]) => image);

describe('embedPeople', () => {
  it('gives each genuine class its forgeries, and its namesakes one image each', async () => {
    const people = await embedPeople(set, byNumber);
    expect(people.map(({ person, genuine, forged }) => [person, numbers(genuine), numbers(forged)])).toEqual([
      ['ann', [0, 1, 2], [3, 4]],
      ['bob', [5, 6, 7, 8], [12]],
      ['cyd', [9, 10, 11, 12], [8]],
    ]);
  });
});

describe('validate', () => {
  it('finds no errors where people are apart, and those of chance where all are alike', async () => {
    const classAt = (image: number) => (image < 3 ? 0 : image < 5 ? 10 : image < 9 ? 20 : 30);
    const perfect: EmbedImages = async (_, images) => images.map((image) => Float32Array.of(classAt(image)));
    expect(await validate(set, perfect)).toEqual({ set: 'three people', random: 0, skilled: 0 });

    const alike: EmbedImages = async (_, images) => images.map(() => Float32Array.of(1));
    const chance = await validate(set, alike);
    expect(chance.random).toBeCloseTo(0.5);
    expect(chance.skilled).toBeCloseTo(0.5);
  });

  it('says null for a kind of forgery that the set has not', async () => {
    const [ann, , bob] = set.classes;
    const unforged = { ...set, classes: ann && bob ? [ann, bob] : [] };
    expect((await validate(unforged, byNumber)).skilled).toBeNull();
  });
});

describe('meanRate', () => {
  it('leaves out what was not measured', () => {
    const rates = [
      { set: 'a', random: 0.1, skilled: 0.3 },
      { set: 'b', random: 0.2, skilled: null },
    ];
    expect(meanRate(rates)).toBeCloseTo(0.2);
    expect(meanRate([])).toBeNull();
  });
});
