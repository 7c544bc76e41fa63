import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TrainingSet } from '#core/model/manifest.ts';
import { type TrainingConfig, trainingConfigSchema } from '../config/training-config.ts';
import { type Ancestor, ancestorSchema } from './ancestor.ts';
import { type Environment, environmentSchema } from './environment.ts';
import { RunExistsError, RunNotFoundError } from './errors.ts';
import { writeFileAtomically } from './write-atomically.ts';

/** What a run was given to learn from. */
const usedSetSchema = z.strictObject({
  name: z.string(),
  source: z.string(),
  terms: z.string(),
  classes: z.int(),
  images: z.int(),
  unreadable: z.array(z.strictObject({ image: z.string(), code: z.string() })),
});
export type UsedSet = z.infer<typeof usedSetSchema>;

/** What is known of a run when it begins. */
export interface RunStart {
  readonly config: TrainingConfig;
  readonly environment: Environment;
  readonly sets: readonly UsedSet[];
  /** Null for a run that begins with random weights. */
  readonly ancestor: Ancestor | null;
}

/** The folder of one training run. */
export class RunFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** @throws RunExistsError when the folder holds a run already */
  static async refuseExisting(path: string): Promise<void> {
    if (existsSync(new RunFolder(path).#configPath)) throw new RunExistsError(path);
  }

  /** Begins a run in a folder. @throws RunExistsError when there is one already */
  static async create(path: string, { config, environment, sets, ancestor }: RunStart): Promise<RunFolder> {
    await RunFolder.refuseExisting(path);
    const run = new RunFolder(path);
    await mkdir(run.checkpoints, { recursive: true });
    await mkdir(run.best, { recursive: true });
    await writeFileAtomically(join(path, 'environment.json'), JSON.stringify(environment, null, 2));
    await writeFileAtomically(join(path, 'datasets.json'), JSON.stringify(sets, null, 2));
    if (ancestor) await writeFileAtomically(run.#ancestorPath, JSON.stringify(ancestor, null, 2));
    await writeFileAtomically(run.metrics, '');
    await writeFileAtomically(run.#configPath, JSON.stringify(config, null, 2));
    return run;
  }

  /** @throws RunNotFoundError when the folder holds no run */
  static async open(path: string): Promise<RunFolder> {
    const run = new RunFolder(path);
    if (!existsSync(run.#configPath)) throw new RunNotFoundError(path);
    return run;
  }

  get checkpoints(): string {
    return join(this.path, 'checkpoints');
  }

  get best(): string {
    return join(this.path, 'best');
  }

  get metrics(): string {
    return join(this.path, 'metrics.jsonl');
  }

  get tensorBoard(): string {
    return join(this.path, 'tensorboard');
  }

  get #configPath(): string {
    return join(this.path, 'config.json');
  }

  get #ancestorPath(): string {
    return join(this.path, 'ancestor.json');
  }

  async readConfig(): Promise<TrainingConfig> {
    return this.#read('config.json', trainingConfigSchema);
  }

  async readEnvironment(): Promise<Environment> {
    return this.#read('environment.json', environmentSchema);
  }

  async readUsedSets(): Promise<UsedSet[]> {
    return this.#read('datasets.json', z.array(usedSetSchema));
  }

  /** What the run's weights began with, null where they began at random. */
  async readAncestor(): Promise<Ancestor | null> {
    return existsSync(this.#ancestorPath) ? this.#read('ancestor.json', ancestorSchema) : null;
  }

  /** All that the run's weights have learned from: its own sets, and its ancestor's. */
  async readLearnedSets(): Promise<TrainingSet[]> {
    const own = (await this.readUsedSets()).map(({ name, classes, images, terms }) => ({
      name,
      classes,
      images,
      terms,
    }));
    return [...own, ...((await this.readAncestor())?.sets ?? [])];
  }

  async #read<T>(name: string, schema: z.ZodType<T>): Promise<T> {
    try {
      return schema.parse(JSON.parse(await readFile(join(this.path, name), 'utf8')));
    } catch (cause) {
      throw new RunNotFoundError(this.path, { cause });
    }
  }
}
