import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { ColorImage, GrayImage } from '#core/image/gray-image.ts';

/** A picture of a sheet and the few words under it. */
export interface SheetCell {
  readonly picture: GrayImage | ColorImage;
  readonly caption: string;
}

/** Sizes in pixels of the sheet. */
const CELL = { width: 210, height: 110, gap: 6, caption: 16 };
const BACKGROUND = '#d8dde3';

/** A sheet of labeled pictures, row under row, as a PNG; pictures keep their aspect. */
export async function drawContactSheet(rows: readonly (readonly SheetCell[])[]): Promise<Buffer> {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const overlays: OverlayOptions[] = [];
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) overlays.push(...(await placeCell(cell, column, row)));
  }
  return sharp({
    create: {
      width: CELL.gap + columns * (CELL.width + CELL.gap),
      height: CELL.gap + Math.max(1, rows.length) * (CELL.height + CELL.caption + CELL.gap),
      channels: 3,
      background: BACKGROUND,
    },
  })
    .composite(overlays)
    .png()
    .toBuffer();
}

async function placeCell(
  { picture, caption }: SheetCell,
  column: number,
  row: number,
): Promise<OverlayOptions[]> {
  const left = CELL.gap + column * (CELL.width + CELL.gap);
  const top = CELL.gap + row * (CELL.height + CELL.caption + CELL.gap);
  const scaled = await fromPixels(picture)
    .resize({ width: CELL.width, height: CELL.height, fit: 'contain', background: BACKGROUND })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  const text = sharp({ text: { text: escapeMarkup(caption), font: 'sans 11', rgba: true, dpi: 72 } });
  return [
    { input: scaled, left, top },
    { input: await text.png().toBuffer(), left: left + 2, top: top + CELL.height + 2 },
  ];
}

function fromPixels(picture: GrayImage | ColorImage): Sharp {
  const { width, height } = picture;
  return 'rgb' in picture
    ? sharp(picture.rgb, { raw: { width, height, channels: 3 } })
    : sharp(picture.pixels, { raw: { width, height, channels: 1 } });
}

/** Captions are read as Pango markup. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
