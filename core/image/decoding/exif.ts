/** Tags of the Exif 2.32 standard, tables 4 and 8. */
const EXIF_DIRECTORY = 0x8769;
const EXPOSURE = [0x829a, 0x829d];

const LITTLE_ENDIAN = 0x4949;
const JPEG_PREFIX_BYTES = 6;
const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;
/** Where the value or its place stands in an entry. */
const VALUE = 8;

/**
 * Whether a picture was exposed, by a camera: its Exif block names an exposure time or an f-number. Whatever is not such a
 * block names none.
 *
 * @param exif the block from its TIFF header on, or with the `Exif\0\0` that JPEG puts before it
 */
export function namesExposure(exif: Uint8Array): boolean {
  const bare = exif[0] === 'E'.charCodeAt(0) ? exif.subarray(JPEG_PREFIX_BYTES) : exif;
  const block = new DataView(bare.buffer, bare.byteOffset, bare.byteLength);
  if (block.byteLength < HEADER_BYTES) return false;
  const isLittle = block.getUint16(0) === LITTLE_ENDIAN;
  const first = entriesOf(block, block.getUint32(4, isLittle), isLittle);
  const place = first.get(EXIF_DIRECTORY);
  if (place === undefined) return false;
  const own = entriesOf(block, place, isLittle);
  return EXPOSURE.some((tag) => own.has(tag));
}

/** The entries of a directory, by tag; those that are cut off are left out. */
function entriesOf(block: DataView, place: number, isLittle: boolean): Map<number, number> {
  const entries = new Map<number, number>();
  if (place + 2 > block.byteLength) return entries;
  const count = block.getUint16(place, isLittle);
  for (let i = 0; i < count; i++) {
    const entry = place + 2 + i * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > block.byteLength) break;
    entries.set(block.getUint16(entry, isLittle), block.getUint32(entry + VALUE, isLittle));
  }
  return entries;
}
