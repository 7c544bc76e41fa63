import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { meanRate } from '../../evaluation/validate.ts';

/** One validation of a run. */
export interface CurvePoint {
  readonly step: number;
  readonly rate: number;
}

const validationLineSchema = z.looseObject({
  step: z.int(),
  validation: z.array(
    z.strictObject({ set: z.string(), random: z.number().nullable(), skilled: z.number().nullable() }),
  ),
});

/** The mean error rates on held-out people that a run's metrics hold, in order. */
export async function readCurve(metrics: string): Promise<CurvePoint[]> {
  const lines = (await readFile(metrics, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const { success, data } = validationLineSchema.safeParse(JSON.parse(line));
    const rate = success ? meanRate(data.validation) : null;
    return success && rate !== null ? [{ step: data.step, rate }] : [];
  });
}
