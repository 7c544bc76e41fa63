/**
 * Draws verification.png: five references of a synthetic person and the shipped model's real answers to a genuine
 * signature, a skilled forgery and another person's signature. `node docs/pictures/draw-verification.ts`
 */
import { fileURLToPath } from 'node:url';
import sharp, { type OverlayOptions } from 'sharp';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import type { GrayImage } from '#core/image/gray-image.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { DEFAULT_POLICY, type Decision } from '#core/score/decision.ts';
import { verifySignature } from '#core/score/verify-signature.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeForgery } from '#training/synthesis/write-forgery.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

/** Writers of a seed that no training run uses. */
const SEED = 2026;
const [PERSON, STRANGER] = [3, 8];
const CELL = { width: 300, height: 150, gap: 12, caption: 34 };
const FRAME = 3;
const COLORS: Readonly<Record<Decision, string>> = {
  accept: '#1a7f37',
  review: '#9a6700',
  reject: '#cf222e',
};

const writer = createWriter(SEED, PERSON);
const references = [0, 1, 2, 3, 4].map((sample) => writeGenuine(writer, sample));
const queries = [
  { title: 'genuine', image: writeGenuine(writer, 9) },
  { title: 'skilled forgery', image: writeForgery(writer, 1) },
  { title: 'another person', image: writeGenuine(createWriter(SEED, STRANGER), 0) },
];

const embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
const embed = (images: readonly GrayImage[]) =>
  embedder.embed(images.map((image) => preprocess(image, embedder.size).input));
const enrolled = await embed(references);
const answers = (await embed(queries.map(({ image }) => image))).map((query) =>
  verifySignature({ query, references: enrolled, manifest: embedder.manifest, policy: DEFAULT_POLICY }),
);

const overlays: OverlayOptions[] = [];
for (const [i, image] of references.entries())
  overlays.push(...(await cell(image, i, 0, 'reference', '#57606a')));
for (const [i, { title, image }] of queries.entries()) {
  const { decision = 'review', score = 0 } = answers[i] ?? {};
  const caption = `${title}: ${decision} (${score.toFixed(2)})`;
  overlays.push(...(await cell(image, i + 1, 1, caption, COLORS[decision])));
}
const width = 5 * (CELL.width + CELL.gap) + CELL.gap;
const height = 2 * (CELL.height + CELL.caption + CELL.gap) + CELL.gap;
await sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
  .composite(overlays)
  .png({ palette: true })
  .toFile(fileURLToPath(new URL('verification.png', import.meta.url)));

async function cell(
  image: GrayImage,
  column: number,
  row: number,
  caption: string,
  color: string,
): Promise<OverlayOptions[]> {
  const left = CELL.gap + column * (CELL.width + CELL.gap);
  const top = CELL.gap + row * (CELL.height + CELL.caption + CELL.gap);
  const inked = await sharp(image.pixels, { raw: { width: image.width, height: image.height, channels: 1 } })
    .resize({
      width: CELL.width - 2 * FRAME,
      height: CELL.height - 2 * FRAME,
      fit: 'contain',
      background: '#ffffff',
    })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  const picture = await sharp(inked)
    .extend({ top: FRAME, bottom: FRAME, left: FRAME, right: FRAME, background: color })
    .png()
    .toBuffer();
  const text = await sharp({
    text: { text: `<span foreground="${color}">${caption}</span>`, font: 'sans 16', rgba: true, dpi: 80 },
  })
    .png()
    .toBuffer();
  return [
    { input: picture, left, top },
    { input: text, left: left + 4, top: top + CELL.height + 6 },
  ];
}
