import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../run/write-atomically.ts';
import { SearchExistsError, SearchNotFoundError } from './errors.ts';

const planSchema = z.strictObject({
  /** Settings that all trials share, as they were given. */
  shared: z.record(z.string(), z.unknown()),
  /** What each trial has of its own, by path. */
  points: z.array(z.record(z.string(), z.json())).min(1),
  rungs: z.array(z.int().positive()).min(1),
  reduction: z.int().min(2),
});
/** What a search was asked to do; all that it does follows from it. */
export type SearchPlan = z.infer<typeof planSchema>;

const measuredTrialSchema = z.strictObject({
  trial: z.int().nonnegative(),
  rung: z.int().nonnegative(),
  rate: z.number().min(0).max(1).nullable(),
  /** Code of the error that a trial broke down with. */
  failure: z.string().nullable(),
});
/** A trial as it was when it was compared. */
export type MeasuredTrial = z.infer<typeof measuredTrialSchema>;

/** The folder of one search: its plan, what was measured so far, and a run folder for each trial. */
export class SearchFolder {
  readonly path: string;
  readonly plan: SearchPlan;

  private constructor(path: string, plan: SearchPlan) {
    this.path = path;
    this.plan = plan;
  }

  /** @throws SearchExistsError when the folder holds a search already */
  static async create(path: string, plan: SearchPlan): Promise<SearchFolder> {
    const planPath = join(path, PLAN);
    if (existsSync(planPath)) throw new SearchExistsError(path);
    await mkdir(path, { recursive: true });
    await writeFileAtomically(join(path, MEASURED), '[]');
    await writeFileAtomically(planPath, JSON.stringify(plan, null, 2));
    return new SearchFolder(path, plan);
  }

  /** @throws SearchNotFoundError when the folder holds no search */
  static async open(path: string): Promise<SearchFolder> {
    return new SearchFolder(path, await read(path, PLAN, planSchema));
  }

  /** The run folder of a trial. */
  runOf(trial: number): string {
    return join(this.path, 'trials', String(trial + 1).padStart(3, '0'));
  }

  async readMeasured(): Promise<MeasuredTrial[]> {
    return read(this.path, MEASURED, z.array(measuredTrialSchema));
  }

  async writeMeasured(measured: readonly MeasuredTrial[]): Promise<void> {
    await writeFileAtomically(join(this.path, MEASURED), JSON.stringify(measured, null, 2));
  }
}

const PLAN = 'search.json';
const MEASURED = 'measured.json';

async function read<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  } catch (cause) {
    throw new SearchNotFoundError(folder, { cause });
  }
}
