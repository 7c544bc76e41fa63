import { Random } from '#training/random/random.ts';
import { createStyle, type HandStyle } from '../writer/style.ts';

/** Somebody who imitates signatures: a hand of their own that leaks into the copy, and how well it is kept back. */
export interface Forger {
  readonly seed: string;
  readonly style: HandStyle;
  /** 0 a layman's first try, 1 somebody who practiced for days. */
  readonly skill: number;
}

/** Writers who share the same forgers. */
const VICTIMS = 4;
/** Forgers of each such group of writers. */
const FORGERS = 3;

/** The forger of a sample; the same people forge several writers, as those who made the public data sets did. */
export function forgerOf(seed: number, writer: number, sample: number): Forger {
  const number = Math.floor(writer / VICTIMS) * FORGERS + (sample % FORGERS);
  const random = new Random(`forger ${seed}/${number}`);
  return {
    seed: `${seed}/${number}`,
    style: createStyle(random.fork('style')),
    skill: random.uniform(0.15, 0.85),
  };
}
