/** The part of a picture that is taken: shares of its width and height, from its left upper corner. */
export interface CropBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A step on the picture, in shares of its width and height. */
export interface Step {
  readonly x: number;
  readonly y: number;
}

/** A corner of the box, by the sides that meet there. */
export interface Corner {
  readonly x: 'left' | 'right';
  readonly y: 'top' | 'bottom';
}

export const WHOLE: CropBox = { left: 0, top: 0, right: 1, bottom: 1 };
/** Sides no shorter than this: less of a picture holds no signature, and no pointer catches it. */
const LEAST_SIDE = 0.04;

/** Whether a box leaves nothing out. */
export function isWhole({ left, top, right, bottom }: CropBox): boolean {
  return left === 0 && top === 0 && right === 1 && bottom === 1;
}

/** The box moved as far as the picture lets it. */
export function moveBox({ left, top, right, bottom }: CropBox, { x, y }: Step): CropBox {
  const across = between(-left, 1 - right, x);
  const down = between(-top, 1 - bottom, y);
  return { left: left + across, top: top + down, right: right + across, bottom: bottom + down };
}

/** The box with one corner moved; the opposite corner stays. */
export function moveCorner(box: CropBox, { x, y }: Corner, step: Step): CropBox {
  const moved = {
    left: between(0, box.right - LEAST_SIDE, box.left + step.x),
    right: between(box.left + LEAST_SIDE, 1, box.right + step.x),
    top: between(0, box.bottom - LEAST_SIDE, box.top + step.y),
    bottom: between(box.top + LEAST_SIDE, 1, box.bottom + step.y),
  };
  return { ...box, [x]: moved[x], [y]: moved[y] };
}

/** The same part of the picture after it was turned a quarter to the right. */
export function turnBox({ left, top, right, bottom }: CropBox): CropBox {
  return { left: 1 - bottom, top: left, right: 1 - top, bottom: right };
}

function between(least: number, most: number, value: number): number {
  return Math.min(most, Math.max(least, value));
}
