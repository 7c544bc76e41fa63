import { readFile } from 'node:fs/promises';
import { prepareSignature } from '#core/image/prepare.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { drawSynthetic } from '../readers/synthetic.ts';
import type { SignatureSource } from '../signature-class.ts';

/**
 * The prepared input of one signature, a byte a pixel (0 paper, 255 full ink).
 *
 * @throws ImageError when the picture cannot be used
 */
export async function prepareSource(source: SignatureSource, size: InputSize): Promise<Uint8Array> {
  const { input } =
    source.kind === 'file'
      ? await prepareSignature(await readFile(source.path), size)
      : preprocess(drawSynthetic(source), size);
  return Uint8Array.from(input, (ink) => Math.round(ink * 255));
}
