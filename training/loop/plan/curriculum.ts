import { z } from 'zod';
import { type MinerName, minersByName } from '../miners/by-name.ts';

const minerNames = Object.keys(minersByName) as [MinerName, ...MinerName[]];

/**
 * What is hard when: which miner chooses the triplets from which share of the run on, and how many of the classes of
 * a batch come in hard families. Batch-hard from the first step tends to stay where every distance is the same; once
 * batch-all has put people apart it shrinks all distances too, yet ranks them better than batch-all alone.
 */
export const curriculumSchema = z.strictObject({
  miners: z
    .array(z.strictObject({ from: z.number().min(0).max(1), miner: z.enum(minerNames) }))
    .min(1)
    .refine((stages) => stages[0]?.from === 0, { message: 'the first miner must begin at 0' })
    .refine((stages) => stages.every(({ from }, i) => from >= (stages[i - 1]?.from ?? 0)), {
      message: 'miners must be in the order in which they begin',
    })
    .default([
      { from: 0, miner: 'batch-all' },
      { from: 0.3, miner: 'batch-hard' },
    ]),
  /** Share of hard families at the end of the rise. */
  hardShare: z.number().min(0).max(1).default(0.25),
  /** Share of the run in which hard families rise from none. */
  hardRise: z.number().min(0).max(1).default(0.3),
});
export type Curriculum = z.infer<typeof curriculumSchema>;

export function minerAt(curriculum: Curriculum, progress: number): MinerName {
  const stage = curriculum.miners.findLast(({ from }) => from <= progress);
  return stage?.miner ?? 'batch-hard';
}

export function hardShareAt({ hardShare, hardRise }: Curriculum, progress: number): number {
  return hardRise === 0 ? hardShare : hardShare * Math.min(1, progress / hardRise);
}
