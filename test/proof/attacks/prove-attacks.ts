import type { Embedder } from '#core/embedding/embedder.ts';
import { Random } from '#training/random/random.ts';
import type { Proven } from '../run-proof.ts';
import { blankPages } from './blank-pages.ts';
import { disguisedCopies } from './copies.ts';
import { hillClimb } from './hill-climb.ts';
import { patchworks } from './patchworks.ts';
import { type AttackedPerson, attackedPeople, REFERENCES } from './people.ts';
import { redrawn } from './redrawn.ts';
import { scribbles } from './strokes.ts';
import { Tally } from './tally.ts';
import { examine, Target } from './target.ts';
import { askEverybody, type Suspect } from './wolves.ts';

export interface AttackProof {
  readonly seed: number;
  /** People of each set. */
  readonly people: number;
  /** Climbers of each kind, and the queries that each has. */
  readonly climbers: number;
  readonly queries: number;
  readonly scribbles: number;
}

/** A hand that traces a signature on a window, by how well it keeps to the line. */
const TRACINGS = {
  'traced closely': { straying: 0.004, rotation: 3, distortion: 0.03 },
  'traced loosely': { straying: 0.01, rotation: 3, distortion: 0.06 },
} as const;
type Attacked = AttackedPerson & { readonly target: Target };

/** What climbers begin with: signatures of as many other people, or imitations of the person's own. */
const STRANGERS = 20;
type Beginnings = (victim: Attacked, everybody: readonly Attacked[], random: Random) => readonly Uint8Array[];
const FROM_STRANGERS: Beginnings = (victim, everybody, random) =>
  random
    .shuffle(everybody.filter((other) => other !== victim))
    .slice(0, STRANGERS)
    .flatMap(({ genuine }) => genuine.slice(0, 1));
const FROM_FORGERIES: Beginnings = ({ forged }) => forged;

/** Attacks on the biometric itself, through what the API answers: copies, tracings, probes, climbing, wolves. */
export async function proveAttacks(embedder: Embedder, options: AttackProof): Promise<Proven> {
  const random = new Random(options.seed);
  const attacked = await Promise.all(
    (await attackedPeople(options.people)).map(async (one): Promise<Attacked> => {
      const target = await Target.enroll(embedder, one.genuine.slice(0, REFERENCES));
      return { ...one, target };
    }),
  );
  const shares = await pictures(attacked, random);
  const blanks = await probes(attacked, await blankPages());
  const scrawled = await scribbles(options.seed, options.scribbles);
  const climbs = {
    'from strangers': await climb(attacked, FROM_STRANGERS, options, random),
    'from forgeries': await climb(attacked, FROM_FORGERIES, options, random),
  };
  const targets = new Map(attacked.map(({ person, target }) => [person, target]));
  const failures = Object.entries(blanks)
    .filter(([, { refused }]) => refused < 100)
    .map(([name]) => `a blank page is compared: ${name}`);
  return {
    figures: {
      people: attacked.length,
      pictures: shares,
      blanks,
      climbs,
      scribbles: askEverybody(targets, await suspectsOf(embedder, scrawled)),
      wolves: askEverybody(targets, await signaturesOf(embedder, attacked)),
    },
    failures,
  };
}

/** Genuine signatures and forgeries to compare with, copies in disguise, and tracings. */
async function pictures(attacked: readonly Attacked[], random: Random) {
  const tally = new Tally();
  for (const { genuine, forged, target } of attacked) {
    for (const picture of genuine.slice(REFERENCES)) tally.add('genuine', await target.ask(picture));
    for (const picture of forged) tally.add('forged', await target.ask(picture));
    const [stolen] = genuine;
    if (stolen === undefined) continue;
    for (const [name, copy] of await disguisedCopies(stolen)) tally.add(name, await target.ask(copy));
    const references = genuine.slice(0, REFERENCES);
    for (const [name, patchwork] of await patchworks(references, random.fork('patchworks')))
      tally.add(name, await target.ask(patchwork));
    for (const [name, hand] of Object.entries(TRACINGS)) {
      tally.add(name, await target.ask(await redrawn(stolen, hand, random)));
    }
  }
  return tally.shares();
}

async function probes(attacked: readonly Attacked[], pages: readonly (readonly [string, Uint8Array])[]) {
  const tally = new Tally();
  const [first] = attacked;
  for (const [name, page] of pages) if (first !== undefined) tally.add(name, await first.target.ask(page));
  return tally.shares();
}

async function climb(
  attacked: readonly Attacked[],
  beginnings: Beginnings,
  { climbers, queries }: AttackProof,
  random: Random,
) {
  const climbs = [];
  for (let climber = 0; climber < climbers; climber++) {
    const victim = attacked[Math.floor((climber * attacked.length) / climbers)];
    if (victim === undefined) break;
    const begun = beginnings(victim, attacked, random);
    climbs.push(await hillClimb(victim.target, begun, queries, random.fork(climber)));
  }
  return {
    climbers: climbs.length,
    succeeded: climbs.filter(({ acceptedAt }) => acceptedAt !== undefined).length,
    acceptedAt: climbs.flatMap(({ acceptedAt }) => acceptedAt ?? []).sort((a, b) => a - b),
    startScores: climbs.map(({ startScore }) => startScore),
    bestScores: climbs.map(({ bestScore }) => bestScore),
  };
}

function suspectsOf(
  embedder: Embedder,
  files: readonly (readonly [string, Uint8Array])[],
): Promise<Suspect[]> {
  return Promise.all(
    files.map(async ([name, picture]) => ({ name, probe: await examine(embedder, picture) })),
  );
}

/** One signature of everybody that is no reference. */
function signaturesOf(embedder: Embedder, attacked: readonly Attacked[]): Promise<Suspect[]> {
  return Promise.all(
    attacked.map(async ({ person, genuine }) => {
      const picture = genuine[REFERENCES];
      const probe = picture === undefined ? undefined : await examine(embedder, picture);
      return { name: person, of: person, probe };
    }),
  );
}
