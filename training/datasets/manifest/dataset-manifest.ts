import { z } from 'zod';

const partitionSchema = z.enum(['train', 'validation']);

const countsSchema = z.strictObject({
  writers: z.int(),
  genuine: z.int(),
  forged: z.int(),
});
export type SignatureCounts = z.infer<typeof countsSchema>;

/** A picture of a set; `unreadable` says why training skips it. */
const pictureSchema = z.strictObject({
  /** Below the set's folder, or which synthetic one it is. */
  picture: z.string(),
  writer: z.string(),
  forged: z.boolean(),
  /** SHA-256 of the file; null for what is drawn when it is asked for, or cannot be read. */
  sha256: z.string().nullable(),
  unreadable: z.string().nullable(),
});

/** What a data set holds, so that another copy can be compared with it, and who is on which side of the split. */
export const datasetManifestSchema = z.strictObject({
  name: z.string(),
  layout: z.string(),
  terms: z.string(),
  /** Readable pictures, of all writers and on each side of the writer-disjoint split. */
  all: countsSchema,
  train: countsSchema,
  validation: countsSchema,
  unreadable: z.int(),
  /** Files that repeat another one byte for byte. */
  duplicates: z.int(),
  /** SHA-256 of the names and checksums of all pictures. */
  sha256: z.string(),
  partitions: z.record(z.string(), partitionSchema),
  pictures: z.array(pictureSchema),
});
export type DatasetManifest = z.infer<typeof datasetManifestSchema>;
export type ManifestPicture = DatasetManifest['pictures'][number];
