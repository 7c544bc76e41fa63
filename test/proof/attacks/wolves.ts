import type { Probe, Target } from './target.ts';

/** Somebody whose own signatures are asked of everybody else, and how many let them in. */
export interface Wolf {
  readonly name: string;
  /** In percent of all subjects but oneself. */
  readonly acceptedBy: number;
}

export interface AskedEverybody {
  readonly pictures: number;
  /** Accepted, in percent of all queries. */
  readonly accepted: number;
  /** The pictures that most subjects accept. */
  readonly wolves: readonly Wolf[];
}

const SHOWN = 3;

/** A picture that everybody is asked about. */
export interface Suspect {
  readonly name: string;
  /** Whose signature it is, if it is one. */
  readonly of?: string;
  /** Undefined where the service refuses it. */
  readonly probe: Probe | undefined;
}

/** Asks every picture of every subject but its own: which one opens most doors. */
export function askEverybody(
  targets: ReadonlyMap<string, Target>,
  suspects: readonly Suspect[],
): AskedEverybody {
  const wolves: Wolf[] = [];
  let [asked, accepted] = [0, 0];
  for (const { name, of, probe } of suspects) {
    const others = [...targets].filter(([person]) => person !== of).map(([, target]) => target);
    const answers = others.map((target) => target.answer(probe));
    const doors = answers.filter(({ decision }) => decision === 'accept').length;
    asked += answers.length;
    accepted += doors;
    wolves.push({ name, acceptedBy: percent(doors, answers.length) });
  }
  const worst = wolves.sort((a, b) => b.acceptedBy - a.acceptedBy).slice(0, SHOWN);
  return { pictures: suspects.length, accepted: percent(accepted, asked), wolves: worst };
}

const percent = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 100;
