import { z } from 'zod';
import { mediumSchema } from '../medium.ts';
import { snapshotSetSchema } from './snapshot.ts';

/** Folder of the bucket that has a folder for each data set. */
export const DATA_SETS_FOLDER = 'sets/';

/** Name of the file that describes a data set, in its folder `sets/<name>/` of the bucket. */
export const DATA_SET_FILE = 'set.json';

/**
 * A data set as it lies in the bucket for retraining: the same as a snapshot says of it, but that its images are named by
 * their path within the set's folder.
 */
export const storedDataSetSchema = snapshotSetSchema.omit({ writers: true }).extend({
  /** Medium of every image that does not name its own; absent where nobody knows. */
  medium: mediumSchema.optional(),
  writers: z.array(
    z.strictObject({
      writer: z.string().regex(/^[\w-]{1,128}$/),
      images: z
        .array(
          z.strictObject({
            label: z.enum(['genuine', 'forged']),
            path: z.string().regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/),
            sha256: z.string().regex(/^[0-9a-f]{64}$/),
            medium: mediumSchema.optional(),
          }),
        )
        .min(1),
    }),
  ),
});
export type StoredDataSet = z.infer<typeof storedDataSetSchema>;
