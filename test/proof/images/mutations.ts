import type { Random } from '#training/random/random.ts';
import type { Source } from './sources.ts';

/** Spoils a copy of a file. */
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Bytes at a file's beginning in which most formats keep sizes, depths and offsets. */
const HEADER_BYTES = 96;
const MOST_FLIPS = 40;
/** Numbers at which readers' arithmetic tends to break. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff] as const;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'cut off': (bytes, random) => bytes.subarray(0, random.integer(bytes.length)),
  'bits flipped': (bytes, random) => flipBits(bytes, bytes.length, random),
  'bits flipped in the header': (bytes, random) => flipBits(bytes, HEADER_BYTES, random),
  'edge number in the header': (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const at = random.integer(Math.min(HEADER_BYTES, copy.length - 4));
    const view = new DataView(copy.buffer, copy.byteOffset);
    view.setUint32(at, random.pick(EDGES), random.chance(0.5));
    return copy;
  },
  'zeros inside': (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const [from, to] = stretch(copy, random);
    return copy.fill(0, from, to);
  },
  'a piece left out': (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  'a piece twice': (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    return join(bytes.subarray(0, to), bytes.subarray(from));
  },
  'noise put in': (bytes, random) => {
    const at = random.integer(bytes.length);
    return join(bytes.subarray(0, at), noise(1 + random.integer(512), random), bytes.subarray(at));
  },
  'noise after the end': (bytes, random) => join(bytes, noise(1 + random.integer(4096), random)),
};

/** A spoiled file; `how` names what was done to what. */
export interface Mutant {
  readonly how: string;
  readonly bytes: Uint8Array;
}

/** The mutant of a number: one source, or the head of one on the tail of another, spoiled once or twice. */
export function mutantOf(sources: readonly [Source, ...Source[]], random: Random): Mutant {
  const source = random.pick(sources);
  const crossed = random.chance(0.1) ? random.pick(sources) : undefined;
  let how = crossed === undefined ? source.name : `${source.name} before ${crossed.name}`;
  let bytes = crossed === undefined ? source.bytes : cross(source.bytes, crossed.bytes, random);
  const rounds = 1 + random.integer(2);
  for (let round = 0; round < rounds; round++) {
    const name = random.shuffle(Object.keys(MUTATIONS))[0] ?? '';
    how += `, ${name}`;
    bytes = MUTATIONS[name]?.(bytes, random) ?? bytes;
  }
  return { how, bytes };
}

function flipBits(bytes: Uint8Array, within: number, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const flips = 1 + random.integer(MOST_FLIPS);
  for (let flip = 0; flip < flips; flip++) {
    const at = random.integer(Math.min(within, copy.length));
    copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(8));
  }
  return copy;
}

function cross(head: Uint8Array, tail: Uint8Array, random: Random): Uint8Array {
  return join(head.subarray(0, random.integer(head.length)), tail.subarray(random.integer(tail.length)));
}

function stretch(bytes: Uint8Array, random: Random): [from: number, to: number] {
  const from = random.integer(bytes.length);
  return [from, Math.min(bytes.length, from + 1 + random.integer(bytes.length / 4))];
}

function noise(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => random.integer(256));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
