/** Bytes of an image file that are read at most; checked before anything is decoded. */
export const MAX_IMAGE_BYTES = 4 * 1024 * 1024;

/** Pixels that are decoded at most; checked on the header. Enough for a 24-megapixel photo. */
export const MAX_IMAGE_PIXELS = 25_000_000;

/** Longer side in pixels at which a signature is examined; larger pictures are reduced to it while decoding. */
export const WORKING_SIDE = 640;

/** Seconds after which decoding is given up. */
export const DECODE_SECONDS = 10;
