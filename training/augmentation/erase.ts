import type { InputSize } from '#core/image/prepared-signature.ts';
import type { Random } from '../random/random.ts';

/** Largest side of the missing piece as a fraction of the input's height. */
const LARGEST_PIECE = 0.3;

/** Takes the ink out of one small rectangle in place, as where a pen skipped or a stamp was cleaned away. */
export function erasePiece(ink: Float32Array, size: InputSize, random: Random): void {
  const side = () => 2 + random.integer(Math.max(1, Math.round(size.height * LARGEST_PIECE)));
  const [pieceWidth, pieceHeight] = [side(), side()];
  const left = random.integer(Math.max(1, size.width - pieceWidth));
  const top = random.integer(Math.max(1, size.height - pieceHeight));
  for (let y = top; y < Math.min(size.height, top + pieceHeight); y++) {
    ink.fill(0, y * size.width + left, y * size.width + Math.min(size.width, left + pieceWidth));
  }
}
