import { readFile } from 'node:fs/promises';
import { decodeImage } from '#core/image/decoding/decode.ts';
import type { ColorImage, GrayImage } from '#core/image/gray-image.ts';
import { drawSynthetic } from '../datasets/readers/synthetic.ts';
import type { SignatureDataset, SignatureSource } from '../datasets/signature-class.ts';
import { drawContactSheet, type SheetCell } from './contact-sheet.ts';

/** Pictures of each kind that a person's row shows. */
const EACH = 4;

/**
 * A row a person, genuine signatures to the left and skilled forgeries of them to the right, so that synthetic people
 * can be looked at beside real ones.
 *
 * @param datasets whose first people are drawn, set after set
 * @param people of each set, at most
 */
export async function drawSynthesisSheet(
  datasets: readonly SignatureDataset[],
  people: number,
): Promise<Buffer> {
  const rows: SheetCell[][] = [];
  for (const { name, classes } of datasets) {
    const byWriter = Map.groupBy(classes, ({ writer }) => writer);
    for (const [writer, own] of [...byWriter].slice(0, people)) {
      const row: SheetCell[] = [];
      for (const { forged, sources } of own) {
        for (const source of sources.slice(0, EACH)) {
          const caption = `${forged ? 'forged' : 'genuine'}, ${name} ${writer}`;
          row.push({ picture: await pictureOf(source), caption });
        }
      }
      rows.push(row);
    }
  }
  return drawContactSheet(rows);
}

async function pictureOf(source: SignatureSource): Promise<GrayImage | ColorImage> {
  if (source.kind === 'synthetic') return drawSynthetic(source);
  return (await decodeImage(await readFile(source.path))).color;
}
