import { tinyDescription } from '#test/support/tiny-artefact.ts';
import type { AcquiredPerson, AcquiredSet } from '#training/evaluation/acquisition/acquire-people.ts';
import { Random } from '#training/random/random.ts';

const DIMENSIONS = 16;

/** A unit vector near a person's axis, `turn` radians off it in a random direction. */
function near(axis: number, turn: number, random: Random): Float32Array {
  const aside = Float32Array.from({ length: DIMENSIONS }, (_, i) => (i === axis ? 0 : random.normal()));
  const length = Math.hypot(...aside);
  return aside.map((value, i) => (i === axis ? Math.cos(turn) : (Math.sin(turn) * value) / length));
}

export interface PersonShape {
  readonly genuine?: number;
  readonly forged?: number;
  readonly forgedTurn?: number;
  readonly listed?: number;
}

/** A person whose genuine signatures lie about an axis, and imitations a little farther off. */
export function person(axis: number, shape: PersonShape = {}): AcquiredPerson {
  const { genuine = 8, forged = 4, forgedTurn = 0.8, listed = genuine } = shape;
  const random = new Random(`person ${axis}`);
  const sample = (kind: string, turn: number) => (_: unknown, i: number) => {
    const embedding = near(axis, turn, random);
    return { image: `${axis}/${kind}/${i}`, embedding, descriptor: embedding };
  };
  return {
    person: `p${axis}`,
    writer: `p${axis}`,
    genuine: Array.from({ length: genuine }, sample('genuine', 0.2)),
    forged: Array.from({ length: forged }, sample('forged', forgedTurn)),
    listedGenuine: listed,
  };
}

/** People as a set that was acquired. */
export function setOf(people: readonly AcquiredPerson[], name = 'axes'): AcquiredSet {
  const images = people.reduce((sum, { listedGenuine, forged }) => sum + listedGenuine + forged.length, 0);
  return { name, images, unreadable: [], people };
}

/** Reads a turn of 0.2 radians, which genuine signatures take, as evidence for the person, and a right angle against. */
export const model = {
  ...tinyDescription,
  calibration: {
    cohortWeight: 5,
    sections: [{ name: 'network' as const, cohortVariance: Array(DIMENSIONS).fill(0.2 ** 2 / DIMENSIONS) }],
    fits: [{ references: 1, intercept: 3, weights: [{ deviation: -2, spread: 0 }] }],
  },
};
