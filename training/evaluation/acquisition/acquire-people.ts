import { EmptyDatasetError } from '../../datasets/errors.ts';
import type { UnreadableImage } from '../../datasets/prepared-set.ts';
import { nameOfSource, type SignatureClass, type SignatureDataset } from '../../datasets/signature-class.ts';
import { shareTasks } from '../../workers/share-tasks.ts';
import { groupPeople, type Person } from '../people.ts';
import type { AcquireReply, AcquireSetting, AcquireTask } from './acquire-worker.ts';
import type { Sample } from './sample.ts';

/** Pictures a worker is handed at once. */
const TASK_IMAGES = 16;

/** A set whose pictures were prepared and embedded as the service does it. */
export interface AcquiredSet {
  readonly name: string;
  /** Pictures that the set lists. */
  readonly images: number;
  /** Pictures that could not be used: the failures to acquire of ISO/IEC 19795-1. */
  readonly unreadable: readonly UnreadableImage[];
  readonly people: readonly AcquiredPerson[];
}

export interface AcquiredPerson extends Person<Sample> {
  /** Genuine pictures that the set lists of the person, readable or not. */
  readonly listedGenuine: number;
}

/**
 * Prepares and embeds every picture of a set in worker threads.
 *
 * @throws EmptyDatasetError when no genuine signature can be used, and ModelError
 */
export async function acquirePeople(
  dataset: SignatureDataset,
  setting: AcquireSetting,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<AcquiredSet> {
  const sources = dataset.classes.flatMap((one) => one.sources);
  const tasks: AcquireTask[] = [];
  for (let first = 0; first < sources.length; first += TASK_IMAGES) {
    tasks.push({ first, sources: sources.slice(first, first + TASK_IMAGES) });
  }
  const samples = new Map<number, Sample>();
  const unreadable = new Map<number, UnreadableImage>();
  let done = 0;
  await shareTasks<AcquireTask, AcquireReply>(
    new URL('./acquire-worker.ts', import.meta.url),
    setting,
    tasks,
    ({ first, acquired }) => {
      for (const [i, outcome] of acquired.entries()) {
        const source = sources[first + i];
        if (source === undefined) continue;
        const image = nameOfSource(source);
        if (typeof outcome === 'string') unreadable.set(first + i, { image, code: outcome });
        else samples.set(first + i, { image, ...outcome });
      }
      done += acquired.length;
      onProgress(done, sources.length);
    },
  );
  const people = peopleOf(dataset.classes, samples);
  if (people.every(({ genuine }) => genuine.length === 0)) {
    throw new EmptyDatasetError(dataset.name, unreadable.size);
  }
  const failures = [...unreadable].sort(([a], [b]) => a - b).map(([, failure]) => failure);
  return { name: dataset.name, images: sources.length, unreadable: failures, people };
}

/**
 * The people of a set, those included of whom it has imitations only.
 *
 * @param samples by position among all sources of the classes, one class after another
 */
function peopleOf(
  classes: readonly SignatureClass[],
  samples: ReadonlyMap<number, Sample>,
): AcquiredPerson[] {
  let position = 0;
  const placed = classes.map((one) => {
    const own = one.sources.flatMap((_, i) => samples.get(position + i) ?? []);
    position += one.sources.length;
    return { ...one, own };
  });
  const listed = new Map(classes.map(({ id, sources }) => [id, sources.length]));
  const people = groupPeople(placed, ({ own }) => own).map((person) => ({
    ...person,
    listedGenuine: listed.get(person.person) ?? 0,
  }));
  const writers = new Set(people.map(({ writer }) => writer));
  const imitatedOnly = placed.filter(({ writer }) => !writers.has(writer));
  return [
    ...people,
    ...imitatedOnly.map(({ writer, own }) => ({
      person: writer,
      writer,
      genuine: [],
      forged: own,
      listedGenuine: 0,
    })),
  ];
}
