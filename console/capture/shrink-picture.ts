import { type CropBox, WHOLE } from './crop/crop-box.ts';
import { drawPart, type TurnedPicture } from './crop/turned-picture.ts';

/** Longer side in pixels that is sent at most: the service works at less. */
const LONGEST_SIDE = 1600;
/** Bytes up to which a picture is sent as it is. */
const SMALL_BYTES = 1024 * 1024;
const QUALITY = 0.92;
/** What the service reads. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/tiff'];

/**
 * A picture small enough to send: itself where it already is, else upright on white, at most `LONGEST_SIDE` pixels. Throws
 * where the browser cannot read it.
 */
export async function shrinkPicture(picture: Blob): Promise<Blob> {
  if (picture.size <= SMALL_BYTES && TYPES.includes(picture.type)) return picture;
  return cutPicture({ bitmap: await createImageBitmap(picture), turns: 0 }, WHOLE);
}

/** A part of a picture, small enough to send. */
export async function cutPicture(picture: TurnedPicture, box: CropBox): Promise<Blob> {
  const canvas = new OffscreenCanvas(1, 1);
  drawPart(canvas, picture, box, LONGEST_SIDE);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
