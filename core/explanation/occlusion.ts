import type { InputSize } from '../image/prepared-signature.ts';

/** A square of a model's input, by its left upper corner. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** A patch is a quarter of the input's height, about a letter, and neighbors overlap by half. */
const PATCHES_DOWN = 4;
/** Less ink than this, in full pixels, and there is nothing to cover. */
const LEAST_INK = 2;

/** The patches of a grid in which at least one of the prepared signatures has ink. */
export function inkedPatches(inputs: readonly Float32Array[], size: InputSize): Patch[] {
  const side = Math.floor(size.height / PATCHES_DOWN);
  const stride = Math.ceil(side / 2);
  const patches: Patch[] = [];
  for (let top = 0; top + side <= size.height; top += stride) {
    for (let left = 0; left + side <= size.width; left += stride) {
      const patch = { left, top, side };
      if (inputs.some((input) => inkIn(input, size, patch) >= LEAST_INK)) patches.push(patch);
    }
  }
  return patches;
}

/** A copy of a prepared signature with paper in place of what the patch covers. */
export function occlude(input: Float32Array, { width }: InputSize, patch: Patch): Float32Array {
  const occluded = input.slice();
  for (const start of rowStarts(width, patch)) occluded.fill(0, start, start + patch.side);
  return occluded;
}

function inkIn(input: Float32Array, { width }: InputSize, patch: Patch): number {
  let ink = 0;
  for (const start of rowStarts(width, patch)) {
    for (let i = start; i < start + patch.side; i++) ink += input[i] ?? 0;
  }
  return ink;
}

function rowStarts(width: number, { left, top, side }: Patch): number[] {
  return Array.from({ length: side }, (_, row) => (top + row) * width + left);
}
