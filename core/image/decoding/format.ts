/** Formats that are decoded; everything else is refused by its first bytes, whatever the file is called. */
export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'tiff';

const SIGNATURES: readonly {
  readonly format: ImageFormat;
  readonly at: number;
  readonly bytes: readonly number[];
}[] = [
  { format: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { format: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { format: 'tiff', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'tiff', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
];

/** Tells an image's format from its first bytes; undefined when it is none that is decoded. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | undefined {
  return SIGNATURES.find(({ at, bytes: magic }) => magic.every((byte, i) => bytes[at + i] === byte))?.format;
}
