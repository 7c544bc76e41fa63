import { darkBackgroundFinding } from '../quality/inspect-ink.ts';
import { decodeImage } from './decoding/decode.ts';
import { toInkOnPaper } from './ink/ink-on-paper.ts';
import type { InputSize, PreparedSignature } from './prepared-signature.ts';
import { preprocess } from './preprocess.ts';

/**
 * From the bytes of an untrusted image file to the model's input: the one way, in training, enrollment and
 * verification alike.
 *
 * @throws ImageError when the file or the picture cannot be used
 */
export async function prepareSignature(bytes: Uint8Array, size: InputSize): Promise<PreparedSignature> {
  const { color } = await decodeImage(bytes);
  const { gray, darkBackground } = toInkOnPaper(color);
  const prepared = preprocess(gray, size);
  if (!darkBackground) return prepared;
  return { ...prepared, findings: [...prepared.findings, darkBackgroundFinding] };
}
