import { FIRST, type PackedQuery, packQuery, SECOND } from './packed-query.ts';

/** Largest value of a signed byte. */
const LARGEST = 127;
/** What single precision may make of a squared distance, as a part of the squared lengths. */
const ROUNDING = 1e-5;
const GROWTH = 1.5;

/** Where a squared distance lies for certain. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Vectors in about a third of their space, numbered by place: in full along a few axes, and what is left of each as bytes.
 * From either follow bounds of its squared Euclidean distance to a query; those along axes are looser and quicker to have.
 */
export class PackedVectors {
  readonly #size: number;
  readonly #axes: Float32Array;
  #first: Float32Array;
  #second: Float32Array;
  #afterFirst: Float32Array;
  #afterAll: Float32Array;
  #bytes: Int8Array;
  /** What one step of a byte means, and the length of what rounding to bytes has lost. */
  #step: Float32Array;
  #lost: Float32Array;
  #longest = 0;

  /**
   * @param axes orthonormal, `AXES * size` values
   * @param room vectors to make room for; there can be more
   */
  constructor(axes: Float32Array, size: number, room: number) {
    this.#axes = axes;
    this.#size = size;
    this.#first = new Float32Array(room * FIRST);
    this.#second = new Float32Array(room * SECOND);
    this.#afterFirst = new Float32Array(room);
    this.#afterAll = new Float32Array(room);
    this.#bytes = new Int8Array(room * size);
    this.#step = new Float32Array(room);
    this.#lost = new Float32Array(room);
  }

  /** Bytes that the vectors and the room for more take. */
  get bytes(): number {
    const { byteLength } = this.#bytes;
    const floats = [this.#first, this.#second, this.#afterFirst, this.#afterAll, this.#step, this.#lost];
    return floats.reduce((sum, values) => sum + values.byteLength, byteLength);
  }

  /** Writes a vector to a place: one that is taken, or the first free one. */
  write(place: number, vector: Float32Array): void {
    if (place >= this.#step.length) this.#grow(Math.ceil(this.#step.length * GROWTH) + 1);
    const { along, rest, afterFirst, afterAll, squaredLength } = this.query(vector);
    this.#first.set(along.subarray(0, FIRST), place * FIRST);
    this.#second.set(along.subarray(FIRST), place * SECOND);
    this.#afterFirst[place] = afterFirst;
    this.#afterAll[place] = afterAll;
    this.#longest = Math.max(this.#longest, squaredLength);
    this.#writeBytes(place, rest);
  }

  /** Copies one place to another. */
  copy(from: number, to: number): void {
    this.#first.copyWithin(to * FIRST, from * FIRST, (from + 1) * FIRST);
    this.#second.copyWithin(to * SECOND, from * SECOND, (from + 1) * SECOND);
    this.#bytes.copyWithin(to * this.#size, from * this.#size, (from + 1) * this.#size);
    for (const values of [this.#afterFirst, this.#afterAll, this.#step, this.#lost]) {
      values[to] = values[from] ?? 0;
    }
  }

  /** A query as the bounds want it. */
  query(vector: Float32Array): PackedQuery {
    return packQuery(vector, this.#axes);
  }

  /** What is added to upper bounds and taken from lower ones, so that rounding makes none of them wrong. */
  slack({ squaredLength }: PackedQuery): number {
    return ROUNDING * (squaredLength + this.#longest);
  }

  /**
   * Lower bounds of the first `count` places, from the first axes, before slack: with q and x split into what lies along
   * the axes and the rest, |q - x|² >= |q_axes - x_axes|² + (|q_rest| - |x_rest|)².
   */
  coarseBounds({ along, afterFirst }: PackedQuery, count: number): Float32Array {
    const bounds = new Float32Array(count);
    const first = this.#first;
    const rests = this.#afterFirst;
    for (let place = 0, at = 0; place < count; place++) {
      const rest = afterFirst - (rests[place] ?? 0);
      let even = rest * rest;
      let odd = 0;
      // Two sums side by side: the processor need not wait for one addition to begin the next.
      for (let i = 0; i < FIRST; i += 2, at += 2) {
        const one = (along[i] ?? 0) - (first[at] ?? 0);
        const other = (along[i + 1] ?? 0) - (first[at + 1] ?? 0);
        even += one * one;
        odd += other * other;
      }
      bounds[place] = even + odd;
    }
    return bounds;
  }

  /** A lower bound of one place from all axes, before slack; `coarse` is its bound from the first ones. */
  fineBound({ along, afterFirst, afterAll }: PackedQuery, place: number, coarse: number): number {
    const before = afterFirst - (this.#afterFirst[place] ?? 0);
    const after = afterAll - (this.#afterAll[place] ?? 0);
    let sum = coarse - before * before + after * after;
    for (let i = 0, at = place * SECOND; i < SECOND; i++, at++) {
      const difference = (along[FIRST + i] ?? 0) - (this.#second[at] ?? 0);
      sum += difference * difference;
    }
    return sum;
  }

  /** Bounds of one place from its bytes too, before slack; close together. */
  closeBounds(query: PackedQuery, place: number): Bounds {
    const { rest } = query;
    const step = this.#step[place] ?? 0;
    let sum = 0;
    for (let i = 0, at = place * this.#size; i < this.#size; i++, at++) {
      const difference = (rest[i] ?? 0) - step * (this.#bytes[at] ?? 0);
      sum += difference * difference;
    }
    const along = this.#alongAxes(query, place);
    const distance = Math.sqrt(sum);
    const lost = this.#lost[place] ?? 0;
    return { lower: along + Math.max(0, distance - lost) ** 2, upper: along + (distance + lost) ** 2 };
  }

  #alongAxes({ along }: PackedQuery, place: number): number {
    let sum = 0;
    for (let i = 0; i < FIRST; i++) {
      const difference = (along[i] ?? 0) - (this.#first[place * FIRST + i] ?? 0);
      sum += difference * difference;
    }
    for (let i = 0; i < SECOND; i++) {
      const difference = (along[FIRST + i] ?? 0) - (this.#second[place * SECOND + i] ?? 0);
      sum += difference * difference;
    }
    return sum;
  }

  #writeBytes(place: number, rest: Float32Array): void {
    let largest = 0;
    for (const value of rest) largest = Math.max(largest, Math.abs(value));
    const step = Math.fround(largest / LARGEST);
    let lost = 0;
    for (let i = 0; i < this.#size; i++) {
      const value = rest[i] ?? 0;
      const byte = step === 0 ? 0 : Math.round(value / step);
      this.#bytes[place * this.#size + i] = byte;
      lost += (value - step * byte) ** 2;
    }
    this.#step[place] = step;
    this.#lost[place] = Math.sqrt(lost);
  }

  #grow(room: number): void {
    const grown = <Values extends Float32Array | Int8Array>(values: Values, into: Values): Values => {
      into.set(values);
      return into;
    };
    this.#first = grown(this.#first, new Float32Array(room * FIRST));
    this.#second = grown(this.#second, new Float32Array(room * SECOND));
    this.#afterFirst = grown(this.#afterFirst, new Float32Array(room));
    this.#afterAll = grown(this.#afterAll, new Float32Array(room));
    this.#bytes = grown(this.#bytes, new Int8Array(room * this.#size));
    this.#step = grown(this.#step, new Float32Array(room));
    this.#lost = grown(this.#lost, new Float32Array(room));
  }
}
