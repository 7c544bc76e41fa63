import type { InputSize } from '#core/image/prepared-signature.ts';
import type { ClassIdentity } from './signature-class.ts';

/** A class whose images are prepared: `count` of them, beginning with image `first` of its set. */
export interface PreparedClass extends ClassIdentity {
  readonly first: number;
  readonly count: number;
}

/** An image that was skipped, and the stable code of why. */
export interface UnreadableImage {
  readonly image: string;
  readonly code: string;
}

/**
 * A data set ready for training: model inputs quantized to a byte a pixel (0 paper, 255 full ink), image after
 * image, in memory that threads share.
 */
export interface PreparedSet {
  /** The data set's: two sets may have the same name. */
  readonly id: string;
  readonly name: string;
  readonly size: InputSize;
  readonly classes: readonly PreparedClass[];
  readonly unreadable: readonly UnreadableImage[];
  readonly pixels: Uint8Array<SharedArrayBuffer>;
  /** Other captures of the same images in the same order, for training only; often none. */
  readonly variants: readonly Uint8Array<SharedArrayBuffer>[];
}

/** Images one after the other. */
type Images = Pick<PreparedSet, 'size' | 'pixels'>;

/** Pixels of one image of a set, a view. */
function imageOf(set: Images, image: number): Uint8Array {
  const area = set.size.width * set.size.height;
  return set.pixels.subarray(image * area, (image + 1) * area);
}

/** The model's input for one image: values in 0..1. */
export function inputOf(set: Images, image: number): Float32Array {
  const levels = imageOf(set, image);
  const input = new Float32Array(levels.length);
  for (let i = 0; i < levels.length; i++) input[i] = (levels[i] ?? 0) / 255;
  return input;
}

/** The classes of a set that satisfy a condition, over the same pixels. */
export function filterClasses(set: PreparedSet, keep: (identity: ClassIdentity) => boolean): PreparedSet {
  return { ...set, classes: set.classes.filter(keep) };
}

/** Number of images in the classes of a set. */
export function countImages(set: PreparedSet): number {
  return set.classes.reduce((sum, { count }) => sum + count, 0);
}
