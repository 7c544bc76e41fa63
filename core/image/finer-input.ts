import { fitInk, MARGIN } from './fit.ts';
import type { InputSize } from './prepared-signature.ts';

/** How many times finer than a graph's input pictures are prepared to for fine textures: about what scans have. */
const FINER = 2.5;

/** The size to prepare pictures to, where fine textures are wanted besides what a graph of such an input sees. */
export function finerSize({ width, height }: InputSize): InputSize {
  const finer = (side: number) => Math.round(FINER * (side - 2 * MARGIN)) + 2 * MARGIN;
  return { width: finer(width), height: finer(height) };
}

/**
 * A graph's input of a picture that was prepared finer: what preparing the picture to the graph's size gives, up to
 * rounding, since the ink is scaled to the same place and brought to the same strength.
 *
 * @param input `from.height * from.width` values of ink in 0..1, as `preprocess` leaves them
 * @returns `to.height * to.width` values
 */
export function reduceInput(input: Float32Array, from: InputSize, to: InputSize): Float32Array {
  const { width, height } = from;
  const everything = { width, height, ink: new Uint8Array(input.length).fill(1) };
  const withoutMargin = {
    left: MARGIN,
    top: MARGIN,
    right: width - MARGIN - 1,
    bottom: height - MARGIN - 1,
  };
  return fitInk({ width, height, values: input }, everything, withoutMargin, to);
}
