import { createHash } from 'node:crypto';
import { ImageError } from '#core/errors/image-errors.ts';
import { decodeImage } from '#core/image/decoding/decode.ts';
import { type ColorImage, toColor } from '#core/image/gray-image.ts';
import { toInkOnPaper } from '#core/image/ink/ink-on-paper.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { Random } from '#training/random/random.ts';
import { capture } from '../../augmentation/capture/capture.ts';
import type { CaptureOptions } from '../../augmentation/capture/options.ts';
import { drawSynthetic } from '../readers/synthetic.ts';
import { nameOfSource, type SignatureSource } from '../signature-class.ts';
import { readPictureFile } from './read-picture-file.ts';

/**
 * The model's input for one signature, as the service prepares it: from the file's bytes, ink 1 and paper 0.
 *
 * @throws ImageError when the picture itself cannot be used
 */
export async function prepareInput(source: SignatureSource, size: InputSize): Promise<Float32Array> {
  const { input } =
    source.kind === 'file'
      ? await prepareSignature(await readPictureFile(source.path), size)
      : preprocess(drawSynthetic(source), size);
  return input;
}

/**
 * The same for training, a byte a pixel (0 paper, 255 full ink), and after it that of other captures of the picture. A
 * capture that can no longer be read as a signature is replaced by the picture as it is.
 *
 * @throws ImageError when the picture itself cannot be used
 */
export async function prepareSource(
  source: SignatureSource,
  size: InputSize,
  options: CaptureOptions,
): Promise<Uint8Array[]> {
  if (source.kind === 'synthetic') {
    const drawn = drawSynthetic(source);
    const plain = toLevels(preprocess(drawn, size).input);
    const captures = await prepareCaptures(toColor(drawn), nameOfSource(source), size, options);
    return [plain, ...captures.map((prepared) => prepared ?? plain)];
  }
  const bytes = await readPictureFile(source.path);
  const plain = toLevels((await prepareSignature(bytes, size)).input);
  if (options.variants === 0) return [plain];
  const content = createHash('sha256').update(bytes).digest('hex');
  const captures = await prepareCaptures((await decodeImage(bytes)).color, content, size, options);
  return [plain, ...captures.map((prepared) => prepared ?? plain)];
}

/** @param seed what tells the picture from others, the same on every machine */
function prepareCaptures(
  picture: ColorImage,
  seed: string,
  size: InputSize,
  options: CaptureOptions,
): Promise<(Uint8Array | null)[]> {
  return Promise.all(
    Array.from({ length: options.variants }, async (_, variant) => {
      const captured = await capture(picture, options, new Random(`capture ${variant} of ${seed}`));
      try {
        return toLevels(preprocess(toInkOnPaper(captured).gray, size).input);
      } catch (error) {
        if (error instanceof ImageError) return null;
        throw error;
      }
    }),
  );
}

function toLevels(input: Float32Array): Uint8Array {
  return Uint8Array.from(input, (ink) => Math.round(ink * 255));
}
