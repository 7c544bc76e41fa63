import { readFile } from 'node:fs/promises';
import { prepareSignature } from '#core/image/prepare.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { drawSynthetic } from '../readers/synthetic.ts';
import type { SignatureSource } from '../signature-class.ts';

/**
 * The model's input for one signature, as the service prepares it: from the file's bytes, ink 1 and paper 0.
 *
 * @throws ImageError when the picture cannot be used
 */
export async function prepareInput(source: SignatureSource, size: InputSize): Promise<Float32Array> {
  const { input } =
    source.kind === 'file'
      ? await prepareSignature(await readFile(source.path), size)
      : preprocess(drawSynthetic(source), size);
  return input;
}

/**
 * The same for training, a byte a pixel (0 paper, 255 full ink).
 *
 * @throws ImageError when the picture cannot be used
 */
export async function prepareSource(source: SignatureSource, size: InputSize): Promise<Uint8Array> {
  return Uint8Array.from(await prepareInput(source, size), (ink) => Math.round(ink * 255));
}
