import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { decodeImage } from '#core/image/decoding/decode.ts';
import { scoreOf } from '#core/score/evidence.ts';
import { drawSynthetic } from '../datasets/readers/synthetic.ts';
import type { SignatureSource } from '../datasets/signature-class.ts';
import type { HardQuery } from '../evaluation/protocol/hardest-queries.ts';

/** A query that fared badly, with its pictures as data URIs. */
export interface HardPicture {
  readonly kind: HardQuery['kind'];
  readonly person: string;
  /** As callers see it, 0..1. */
  readonly score: number;
  readonly query: string;
  readonly references: readonly string[];
}

/** Longer side of a picture in pixels. */
const SIDE = 360;
/** References that are shown beside a query. */
const SHOWN_REFERENCES = 3;

/** Reads the pictures behind some queries. @throws ImageError when one cannot be read any more */
export async function readHardPictures(
  queries: readonly HardQuery[],
  sources: ReadonlyMap<string, SignatureSource>,
): Promise<HardPicture[]> {
  const pictureOf = async (image: string) => {
    const source = sources.get(image);
    return source === undefined ? '' : dataUri(await thumbnail(source));
  };
  return Promise.all(
    queries.map(async ({ kind, person, score, image, references }) => ({
      kind,
      person,
      score: scoreOf(score),
      query: await pictureOf(image),
      references: await Promise.all(references.slice(0, SHOWN_REFERENCES).map(pictureOf)),
    })),
  );
}

async function thumbnail(source: SignatureSource): Promise<Buffer> {
  const { pixels, channels, width, height } = await readPixels(source);
  return sharp(pixels, { raw: { width, height, channels } })
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 70 })
    .toBuffer();
}

async function readPixels(source: SignatureSource) {
  if (source.kind === 'synthetic') return { ...drawSynthetic(source), channels: 1 as const };
  const { color } = await decodeImage(await readFile(source.path));
  return { width: color.width, height: color.height, pixels: color.rgb, channels: 3 as const };
}

function dataUri(jpeg: Buffer): string {
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
