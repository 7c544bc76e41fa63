import type { ReferenceId, SubjectId } from '../ids.ts';
import { AXES, type PackedQuery } from './packed-query.ts';
import { type Bounds, PackedVectors } from './packed-vectors.ts';
import { plainAxes, principalAxes } from './principal-axes.ts';
import { smallest } from './smallest.ts';

/** An enrolled reference, as an index holds it. */
export interface IndexedReference {
  readonly subject: SubjectId;
  readonly reference: ReferenceId;
  /** A vector whose squared Euclidean distance to a query's says how little they are alike. */
  readonly vector: Float32Array;
}

/** Vectors that the axes are computed from at most; more do not turn them. */
const AXES_SAMPLE = 1000;
/** With fewer references any axes are quick enough. */
const WORTH_AXES = 1000;
const SMALLEST_ROOM = 16;
/** References that are looked at closer for each subject that is wanted, to begin with. */
const CLOSER = 4;

/**
 * The references of one tenant in memory, for finding the subjects nearest to a query among all of them: exact, in about
 * a third of the space of the vectors. Bounds of the distance that are quick to have rule nearly all references out, and
 * only what no bound rules out is looked at closer; so nothing that belongs into the answer is ever missed.
 */
export class CompactIndex {
  readonly #vectors: PackedVectors;
  readonly #places = new Map<ReferenceId, number>();
  readonly #references: ReferenceId[] = [];
  readonly #subjects: SubjectId[] = [];
  readonly #people = new Map<SubjectId, Set<ReferenceId>>();

  /** @param references what is enrolled now; more can be added and removed later */
  constructor(references: readonly IndexedReference[], size: number) {
    const room = Math.max(SMALLEST_ROOM, references.length);
    this.#vectors = new PackedVectors(axesOf(references, size), size, room);
    for (const reference of references) this.add(reference);
  }

  /** References in the index. */
  get count(): number {
    return this.#references.length;
  }

  /** Subjects with a reference in the index. */
  get people(): number {
    return this.#people.size;
  }

  /** Bytes that the vectors take, without the ids. */
  get bytes(): number {
    return this.#vectors.bytes;
  }

  /** Adds a reference of a subject; one that is there already is replaced. */
  add({ subject, reference, vector }: IndexedReference): void {
    const place = this.#places.get(reference) ?? this.#references.length;
    this.#places.set(reference, place);
    this.#references[place] = reference;
    this.#subjects[place] = subject;
    this.#vectors.write(place, vector);
    this.#people.set(subject, (this.#people.get(subject) ?? new Set()).add(reference));
  }

  /** Whether a reference is in the index. */
  has(reference: ReferenceId): boolean {
    return this.#places.has(reference);
  }

  /** Removes a reference, if it is there: the last one takes its place. */
  remove(reference: ReferenceId): void {
    const place = this.#places.get(reference);
    if (place === undefined) return;
    this.#forget(this.#subjects[place], reference);
    this.#places.delete(reference);
    const moved = this.#references.pop();
    const subject = this.#subjects.pop();
    if (moved === undefined || subject === undefined || moved === reference) return;
    this.#vectors.copy(this.#references.length, place);
    this.#references[place] = moved;
    this.#subjects[place] = subject;
    this.#places.set(moved, place);
  }

  /**
   * Subjects that can be among the `wanted` nearest ones to a query, by the squared Euclidean distance of each one's
   * nearest reference: all that are, and the few that the bounds cannot tell from them; nearest first as far as known.
   */
  candidates(vector: Float32Array, wanted: number): SubjectId[] {
    const query = this.#vectors.query(vector);
    const slack = 2 * this.#vectors.slack(query);
    const coarse = this.#vectors.coarseBounds(query, this.count);
    const rough = this.#limit(query, wanted, (count) => smallest(coarse, count)) + slack;
    const places: number[] = [];
    const bounds: number[] = [];
    for (let place = 0; place < coarse.length; place++) {
      const bound = coarse[place] ?? 0;
      if (bound > rough) continue;
      const fine = this.#vectors.fineBound(query, place, bound);
      if (fine > rough) continue;
      places.push(place);
      bounds.push(fine);
    }
    const near = (count: number) => smallest(bounds, count).map((i) => places[i] ?? 0);
    const close = this.#limit(query, wanted, near) + slack;
    const nearest = this.#nearest(
      query,
      places.filter((_, i) => (bounds[i] ?? 0) <= close),
    );
    const limit = limitOf(nearest, wanted) + slack;
    return [...nearest]
      .filter(([, { lower }]) => lower <= limit)
      .sort(([, a], [, b]) => a.lower - b.lower)
      .map(([subject]) => subject);
  }

  /** Keeps of a subject's references only those that are named. */
  keepOnly(subject: SubjectId, references: readonly ReferenceId[]): void {
    for (const reference of [...(this.#people.get(subject) ?? [])]) {
      if (!references.includes(reference)) this.remove(reference);
    }
  }

  #forget(subject: SubjectId | undefined, reference: ReferenceId): void {
    if (subject === undefined) return;
    const left = this.#people.get(subject);
    left?.delete(reference);
    if (left?.size === 0) this.#people.delete(subject);
  }

  /** A distance within which `wanted` subjects certainly are, if there are so many; `near` names promising places. */
  #limit(query: PackedQuery, wanted: number, near: (count: number) => readonly number[]): number {
    for (let count = wanted * CLOSER; ; count *= 2) {
      const places = near(count);
      const limit = limitOf(this.#nearest(query, places), wanted);
      if (limit < Number.POSITIVE_INFINITY || places.length < count) return limit;
    }
  }

  /** Bounds of each subject's nearest reference among some. */
  #nearest(query: PackedQuery, places: readonly number[]): Map<SubjectId, Bounds> {
    const nearest = new Map<SubjectId, Bounds>();
    for (const place of places) {
      const subject = this.#subjects[place];
      if (subject === undefined) continue;
      const { lower, upper } = this.#vectors.closeBounds(query, place);
      const known = nearest.get(subject);
      nearest.set(subject, {
        lower: Math.min(lower, known?.lower ?? lower),
        upper: Math.min(upper, known?.upper ?? upper),
      });
    }
    return nearest;
  }
}

/** The distance within which `wanted` of some subjects certainly are; infinite where they are fewer. */
function limitOf(nearest: ReadonlyMap<SubjectId, Bounds>, wanted: number): number {
  const uppers = [...nearest.values()].map(({ upper }) => upper).sort((a, b) => a - b);
  return uppers[wanted - 1] ?? Number.POSITIVE_INFINITY;
}

function axesOf(references: readonly IndexedReference[], size: number): Float32Array {
  const count = Math.min(AXES, size);
  if (references.length < WORTH_AXES) return plainAxes(size, count);
  const stride = Math.max(1, Math.floor(references.length / AXES_SAMPLE));
  const sample = references.filter((_, i) => i % stride === 0).map(({ vector }) => vector);
  return principalAxes(sample, size, count);
}
