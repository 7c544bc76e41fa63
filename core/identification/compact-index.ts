import type { ReferenceId, SubjectId } from '../ids.ts';
import { principalAxes, rotate } from './principal-axes.ts';

/** An enrolled reference, as an index holds it. */
export interface IndexedReference {
  readonly subject: SubjectId;
  readonly reference: ReferenceId;
  /** L2-normalized. */
  readonly embedding: Float32Array;
}

/** Coordinates along the strongest axes, kept in full: they decide nearly every comparison. */
const LEADING = 32;
/** Vectors that the axes are computed from at most; more do not turn them. */
const AXES_SAMPLE = 2000;
/** Largest value of a signed byte. */
const BYTE = 127;
/** Room for rounding in single precision: distances of unit vectors are at most 4. */
const ROUNDING = 1e-4;
const GROWTH = 1.5;

/**
 * The references of one tenant in memory, for finding the subjects nearest to a query among all of them: exact, in
 * about a third of the space of the embeddings. Coordinates are turned so that the first 32 hold most of the length; the
 * rest are bytes. From both, bounds of the squared Euclidean distance follow, and only references that no bound rules
 * out are looked at closer; so nothing that belongs into the answer is ever missed.
 */
export class CompactIndex {
  readonly #axes: Float32Array;
  readonly #size: number;
  readonly #rest: number;
  readonly #places = new Map<ReferenceId, number>();
  #references: ReferenceId[] = [];
  #subjects: SubjectId[] = [];
  #leading: Float32Array;
  #bytes: Int8Array;
  /** Of the coordinates after the leading ones: their length, what one step of a byte means, and the rounding's length. */
  #restNorm: Float32Array;
  #step: Float32Array;
  #restError: Float32Array;

  /** @param references what is enrolled now; more can be added and removed later */
  constructor(references: readonly IndexedReference[], embeddingSize: number) {
    this.#size = embeddingSize;
    this.#rest = Math.max(0, embeddingSize - LEADING);
    const stride = Math.max(1, Math.floor(references.length / AXES_SAMPLE));
    const sample = references.filter((_, i) => i % stride === 0).map(({ embedding }) => embedding);
    this.#axes = principalAxes(sample.length > 0 ? sample : [new Float32Array(embeddingSize)]);
    const room = Math.max(16, references.length);
    this.#leading = new Float32Array(room * LEADING);
    this.#bytes = new Int8Array(room * this.#rest);
    this.#restNorm = new Float32Array(room);
    this.#step = new Float32Array(room);
    this.#restError = new Float32Array(room);
    for (const reference of references) this.add(reference);
  }

  /** References in the index. */
  get count(): number {
    return this.#references.length;
  }

  /** Bytes that the coordinates take, without the ids. */
  get bytes(): number {
    const arrays = [this.#leading, this.#bytes, this.#restNorm, this.#step, this.#restError];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Adds a reference; one that is there already is replaced. */
  add({ subject, reference, embedding }: IndexedReference): void {
    let place = this.#places.get(reference);
    if (place === undefined) {
      place = this.#references.length;
      if (place >= this.#restNorm.length) this.#grow();
      this.#places.set(reference, place);
    }
    this.#references[place] = reference;
    this.#subjects[place] = subject;
    this.#write(place, rotate(embedding, this.#axes));
  }

  /** Removes a reference, if it is there: the last one takes its place. */
  remove(reference: ReferenceId): void {
    const place = this.#places.get(reference);
    const last = this.#references.length - 1;
    const moved = this.#references[last];
    const subject = this.#subjects[last];
    if (place === undefined || moved === undefined || subject === undefined) return;
    this.#references[place] = moved;
    this.#subjects[place] = subject;
    this.#places.set(moved, place);
    this.#places.delete(reference);
    this.#leading.copyWithin(place * LEADING, last * LEADING, (last + 1) * LEADING);
    this.#bytes.copyWithin(place * this.#rest, last * this.#rest, (last + 1) * this.#rest);
    for (const values of [this.#restNorm, this.#step, this.#restError]) values[place] = values[last] ?? 0;
    this.#references.pop();
    this.#subjects.pop();
  }

  /**
   * Subjects that can be among the `wanted` nearest ones to a query, by the squared Euclidean distance of each one's
   * nearest reference: all that are, and the few that the bounds cannot tell from them.
   */
  candidates(query: Float32Array, wanted: number): SubjectId[] {
    const turned = rotate(query, this.#axes);
    const lower = this.#lowerBounds(turned);
    const limit = this.#distanceLimit(turned, lower, wanted);
    const found = new Set<SubjectId>();
    for (const [place, bound] of lower.entries()) {
      const subject = this.#subjects[place];
      if (bound > limit || subject === undefined || found.has(subject)) continue;
      if (this.#bounds(turned, place).lower <= limit) found.add(subject);
    }
    return [...found];
  }

  /** |q - x|² >= |q_lead - x_lead|² + (|q_rest| - |x_rest|)², since the shortest way between two spheres is straight. */
  #lowerBounds(query: Float32Array): Float32Array {
    const count = this.#references.length;
    const lower = new Float32Array(count);
    const leading = this.#leading;
    const restNorms = this.#restNorm;
    const restNorm = norm(query, LEADING, this.#size);
    const leadingQuery = new Float32Array(LEADING);
    leadingQuery.set(query.subarray(0, LEADING));
    for (let place = 0, at = 0; place < count; place++, at += LEADING) {
      // Two sums side by side: the processor need not wait for one addition to begin the next.
      let [even, odd] = [0, 0];
      for (let i = 0; i < LEADING; i += 2) {
        const first = (leadingQuery[i] ?? 0) - (leading[at + i] ?? 0);
        const second = (leadingQuery[i + 1] ?? 0) - (leading[at + i + 1] ?? 0);
        even += first * first;
        odd += second * second;
      }
      const rest = restNorm - (restNorms[place] ?? 0);
      lower[place] = even + odd + rest * rest - ROUNDING;
    }
    return lower;
  }

  /** A distance within which `wanted` subjects certainly are. */
  #distanceLimit(query: Float32Array, lower: Float32Array, wanted: number): number {
    const nearest = new Map<SubjectId, number>();
    const order = smallest(lower, wanted * 8);
    for (const place of order) {
      const subject = this.#subjects[place];
      if (subject === undefined) continue;
      const { upper } = this.#bounds(query, place);
      nearest.set(subject, Math.min(upper, nearest.get(subject) ?? Number.POSITIVE_INFINITY));
    }
    const limits = [...nearest.values()].sort((a, b) => a - b);
    return limits[wanted - 1] ?? Number.POSITIVE_INFINITY;
  }

  /** Bounds of the squared distance of one reference, from all its coordinates. */
  #bounds(query: Float32Array, place: number): { readonly lower: number; readonly upper: number } {
    let leading = 0;
    for (let i = 0; i < Math.min(LEADING, this.#size); i++) {
      leading += ((query[i] ?? 0) - (this.#leading[place * LEADING + i] ?? 0)) ** 2;
    }
    const step = this.#step[place] ?? 0;
    let rest = 0;
    for (let i = 0; i < this.#rest; i++) {
      rest += ((query[LEADING + i] ?? 0) - step * (this.#bytes[place * this.#rest + i] ?? 0)) ** 2;
    }
    const distance = Math.sqrt(rest);
    const error = this.#restError[place] ?? 0;
    return {
      lower: leading + Math.max(0, distance - error) ** 2 - ROUNDING,
      upper: leading + (distance + error) ** 2 + ROUNDING,
    };
  }

  #write(place: number, turned: Float32Array): void {
    this.#leading.fill(0, place * LEADING, (place + 1) * LEADING);
    this.#leading.set(turned.subarray(0, LEADING), place * LEADING);
    const rest = turned.subarray(LEADING);
    const largest = rest.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const step = largest / BYTE;
    let error = 0;
    for (const [i, value] of rest.entries()) {
      const byte = step === 0 ? 0 : Math.round(value / step);
      this.#bytes[place * this.#rest + i] = byte;
      error += (value - step * byte) ** 2;
    }
    this.#step[place] = step;
    this.#restNorm[place] = norm(turned, LEADING, this.#size);
    this.#restError[place] = Math.sqrt(error) + ROUNDING;
  }

  #grow(): void {
    const room = Math.ceil(this.#restNorm.length * GROWTH);
    const grown = <Values extends Float32Array | Int8Array>(values: Values, into: Values): Values => {
      into.set(values);
      return into;
    };
    this.#leading = grown(this.#leading, new Float32Array(room * LEADING));
    this.#bytes = grown(this.#bytes, new Int8Array(room * this.#rest));
    this.#restNorm = grown(this.#restNorm, new Float32Array(room));
    this.#step = grown(this.#step, new Float32Array(room));
    this.#restError = grown(this.#restError, new Float32Array(room));
  }
}

function norm(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (values[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** Places of the `count` smallest values, in no order. */
function smallest(values: Float32Array, count: number): number[] {
  if (values.length <= count) return [...values.keys()];
  const kept: number[] = [];
  let threshold = Number.POSITIVE_INFINITY;
  const trim = () => {
    kept.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    kept.length = Math.min(kept.length, count);
    threshold = values[kept[count - 1] ?? -1] ?? Number.POSITIVE_INFINITY;
  };
  for (let place = 0; place < values.length; place++) {
    if ((values[place] ?? 0) >= threshold) continue;
    kept.push(place);
    if (kept.length === 2 * count) trim();
  }
  trim();
  return kept;
}
