import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPreparation } from '#core/explanation/draw-preparation.ts';
import { Page } from '#test/support/pictures.ts';

const SIZE = { width: 192, height: 96 };

/** A signature on a page with a ruled line across it, as a file. */
async function ruledPage(): Promise<Uint8Array> {
  const ruled = new Page(600, 300).signature().stroke(
    [
      [0, 280],
      [599, 280],
    ],
    { thickness: 2 },
  );
  const { width, height, pixels } = ruled.image;
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

async function pixelsOf(png: Uint8Array | undefined) {
  return sharp(png).removeAlpha().toColorspace('srgb').raw().toBuffer({ resolveWithObject: true });
}

describe('drawPreparation', () => {
  it('draws the steps in their order', async () => {
    const steps = await drawPreparation(await ruledPage(), SIZE);

    expect(steps.map(({ step }) => step)).toEqual(['gray', 'flattened', 'ink', 'input']);
    for (const { png } of steps) expect((await pixelsOf(png)).info.width).toBe(480);
  });

  it('shows the ink that was left out in red', async () => {
    const steps = await drawPreparation(await ruledPage(), SIZE);
    const { data, info } = await pixelsOf(steps.find(({ step }) => step === 'ink')?.png);

    const redRows = new Set<number>();
    for (let i = 0; i < data.length; i += 3) {
      if ((data[i] ?? 0) > (data[i + 1] ?? 0) + 60) redRows.add(Math.floor(i / 3 / info.width));
    }
    expect(redRows.size).toBeGreaterThan(0);
    // The line lies at 280 of 300.
    for (const row of redRows) expect(row / info.height).toBeGreaterThan(0.9);
  });
});
