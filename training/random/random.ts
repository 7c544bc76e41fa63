/** The four words of a generator, as plain numbers that JSON can hold. */
export type RandomState = readonly [number, number, number, number];

/**
 * A seeded random generator, sfc32: C. Doty-Humphrey's "small fast counting" generator of PractRand.
 *
 * Every sequence follows from its seed alone, and `fork` gives a child whose sequence depends on the seed and the
 * label only, not on how many numbers the parent has drawn; so item 17 is the same however many items are made.
 */
export class Random {
  readonly #seed: string;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: number | string) {
    this.#seed = String(seed);
    [this.#a, this.#b, this.#c] = hash(this.#seed);
    // The first outputs still resemble the seed; twelve rounds mix it through.
    for (let round = 0; round < 12; round++) this.#next();
  }

  /** A number in [0, 1) with 32 random bits. */
  float(): number {
    return this.#next() / 4294967296;
  }

  /** A number in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.float();
  }

  /** A normal deviate: mean 0 and standard deviation 1 unless told (Box and Muller 1958). */
  normal(mean = 0, deviation = 1): number {
    // 1 - float() is in (0, 1], where the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - this.float()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.float());
  }

  /** An integer in [0, n). */
  integer(n: number): number {
    return Math.floor(this.float() * n);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.float() < probability;
  }

  /** One of the items. */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.integer(items.length)] ?? items[0];
  }

  /** A copy of the items in random order (Fisher and Yates); the argument stays as it is. */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      const moved = shuffled[last] as T;
      shuffled[last] = shuffled[other] as T;
      shuffled[other] = moved;
    }
    return shuffled;
  }

  /** An independent generator for a part of the work, fixed by this one's seed and the label. */
  fork(label: string | number): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** Where the sequence stands, for a checkpoint; `restore` goes on from there. */
  get state(): RandomState {
    return [this.#a, this.#b, this.#c, this.#counter];
  }

  /** Goes on from a `state` taken earlier from a generator of the same seed. */
  restore(state: RandomState): void {
    [this.#a, this.#b, this.#c, this.#counter] = state;
  }

  #next(): number {
    const output = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + output;
    this.#c |= 0;
    return output >>> 0;
  }
}

/** Three words from a text: FNV-1a from three starting points, each finished by murmur3's mixer. */
function hash(text: string): [number, number, number] {
  const words: [number, number, number] = [0x811c9dc5, 0x9747b28c, 0x2545f491];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    for (let word = 0; word < 3; word++) words[word] = Math.imul((words[word] ?? 0) ^ code, 0x01000193);
  }
  return [mix(words[0]), mix(words[1]), mix(words[2])];
}

function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
