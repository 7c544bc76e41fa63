import sharp from 'sharp';
import { genuine } from './enrolled-people.ts';

const PAGE = { width: 1500, height: 2000 };
const PAPER = '#f3f0e8';
/** Where the signature lies on the page, in pixels. */
const SIGNATURE = { left: 760, top: 1560, width: 560 };
/** Paper that is left around the signature. */
const MARGIN = 25;
const QUARTER_LEFT = 270;

/** A part of a page, in shares of its width and height. */
export interface PagePart {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page of text that a synthetic person has signed, photographed with the camera turned a quarter to the left. */
export async function photographedDocument(
  person: number,
  sample: number,
): Promise<{ readonly photo: Buffer; readonly signature: PagePart }> {
  const signed = await sharp(Buffer.from(await genuine(person, sample), 'base64'))
    .resize({ width: SIGNATURE.width })
    .toBuffer({ resolveWithObject: true });
  const { left, top, width } = SIGNATURE;
  const page = await sharp({ create: { ...PAGE, channels: 3, background: PAPER } })
    .composite([
      { input: Buffer.from(textLines()), left: 0, top: 0 },
      { input: signed.data, left, top, blend: 'multiply' },
    ])
    .png()
    .toBuffer();
  return {
    photo: await sharp(page).rotate(QUARTER_LEFT).jpeg({ quality: 90 }).toBuffer(),
    signature: {
      left: (left - MARGIN) / PAGE.width,
      top: (top - MARGIN) / PAGE.height,
      right: (left + width + MARGIN) / PAGE.width,
      bottom: (top + signed.info.height + MARGIN) / PAGE.height,
    },
  };
}

function textLines(): string {
  const lines = Array.from(
    { length: 22 },
    (_, i) =>
      `<text x="140" y="${200 + 58 * i}" font-size="34" font-family="serif">The undersigned agrees to paragraph ${i + 1} of the terms above and below.</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width}" height="${PAGE.height}">${lines.join('')}</svg>`;
}
