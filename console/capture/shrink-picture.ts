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
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return picture;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
