import { z } from 'zod';
import { type MinerName, offlineMiners, onlineMiners } from '../../miners/by-name.ts';

const minerNames = Object.keys({ ...onlineMiners, ...offlineMiners }) as [MinerName, ...MinerName[]];

/** Which miner chooses the triplets from which share of a run on. */
const stagesSchema = z
  .array(z.strictObject({ from: z.number().min(0).max(1), miner: z.enum(minerNames) }))
  .min(1)
  .refine((stages) => stages[0]?.from === 0, { message: 'the first miner must begin at 0' })
  .refine((stages) => stages.every(({ from }, i) => from >= (stages[i - 1]?.from ?? 0)), {
    message: 'miners must be in the order in which they begin',
  });
export type Stages = z.infer<typeof stagesSchema>;

/** What is hard when: the miners in their order, and how many of the classes of a batch come in hard families. */
export const curriculumSchema = z.strictObject({
  /** Those that suit the loss, unless given. */
  miners: stagesSchema.optional(),
  /** Share of hard families at the end of the rise. */
  hardShare: z.number().min(0).max(1).default(0.25),
  /** Share of the run in which hard families rise from none. */
  hardRise: z.number().min(0).max(1).default(0.3),
  /** Steps between two minings of all training images by an offline miner, or `epoch`: as many as show each once. */
  mineEvery: z.union([z.literal('epoch'), z.int().positive()]).default('epoch'),
});

export function minerAt(stages: Stages, progress: number): MinerName {
  const stage = stages.findLast(({ from }) => from <= progress);
  return stage?.miner ?? 'batch-all';
}

export function hardShareAt(
  { hardShare, hardRise }: Pick<z.infer<typeof curriculumSchema>, 'hardShare' | 'hardRise'>,
  progress: number,
): number {
  return hardRise === 0 ? hardShare : hardShare * Math.min(1, progress / hardRise);
}
