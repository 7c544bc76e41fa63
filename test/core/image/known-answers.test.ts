import { describe, expect, it } from 'vitest';
import { describeCopy } from '#core/image/near-copy.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { Page } from '#test/support/pictures.ts';
import { expectProjections } from '#test/support/projections.ts';

/**
 * Models were trained on, and descriptors in the table were made from, what preprocessing made of pictures: other answers
 * want another PREPROCESSING_VERSION. These were written down when it was version 1.
 */
const SIZE = { width: 96, height: 48 };

/** A form in the light of a lamp: ruled lines and boxes, a stamp's edge, specks, grain. */
function form(): Page {
  const page = new Page(420, 240, 230).signature(1.3, { thickness: 4, ink: 50 });
  for (const y of [150, 190])
    page.stroke(
      [
        [0, y],
        [419, y],
      ],
      { thickness: 2, ink: 90 },
    );
  page.stroke(
    [
      [12, 0],
      [12, 239],
    ],
    { thickness: 2, ink: 80 },
  );
  for (let i = 0; i < 25; i++)
    page.stroke(
      [
        [(i * 97) % 420, (i * 53) % 240],
        [((i * 97) % 420) + 1, (i * 53) % 240],
      ],
      { thickness: 2 },
    );
  page.pixels.forEach((level, i) => {
    const light = 1 - (0.35 * (i % 420)) / 420;
    page.pixels[i] = Math.round(level * light) + ((i * 7919) % 4);
  });
  return page;
}

/** Chalk on a board, to the very edge. */
function board(): Page {
  const page = new Page(300, 150, 40).signature(0.7, { thickness: 3, ink: 225 });
  return page.stroke(
    [
      [200, 75],
      [299, 20],
      [299, 60],
    ],
    { thickness: 3, ink: 225 },
  );
}

/** Two signatures below each other, the lower one small and pale. */
function two(): Page {
  const page = new Page(500, 400).signature(2, { thickness: 5 });
  page.pixels.copyWithin(500 * 10, 500 * 130, 500 * 270);
  page.pixels.fill(255, 500 * 150);
  return page.stroke(
    [
      [60, 330],
      [90, 300],
      [120, 340],
      [160, 305],
      [220, 335],
    ],
    { thickness: 3, ink: 120 },
  );
}

const PAGES = { form, board, two, plain: () => new Page(260, 260).signature(2.2, { thickness: 2 }) };

describe.each([
  { page: 'form', findings: [], input: [-0.116, 7.353, -15.755], copy: [-2450.421, 2397.162, 1018.103] },
  {
    page: 'board',
    findings: ['ink-touches-edge', 'dark-background'],
    input: [-6.815, 23.542, -6.128],
    copy: [-1676.118, 2041.26, 1681.829],
  },
  { page: 'two', findings: [], input: [1.852, 4.268, 5.546], copy: [-3985.125, 230.099, 4115.995] },
  { page: 'plain', findings: [], input: [-11.908, 13.531, -18.384], copy: [-251.568, 3622.53, 1742.784] },
] as const)('$page', ({ page, findings, input, copy }) => {
  it('is prepared, judged and described as ever', async () => {
    const prepared = await prepareSignature(await PAGES[page]().file(), SIZE);

    expectProjections(prepared.input, input);
    expectProjections(describeCopy(prepared), copy);
    expect(prepared.findings.map(({ code }) => code)).toEqual(findings);
  });
});
