import { bhsig260 } from './bhsig260.ts';
import { cedar } from './cedar.ts';
import { crossMedia } from './cross-media.ts';
import { genuineForged } from './genuine-forged.ts';
import { gpds } from './gpds.ts';
import type { Layout } from './layout.ts';
import { mcyt75 } from './mcyt-75.ts';
import { sigcomp2011 } from './sigcomp2011.ts';

/** Every layout that can be read, in the order in which they are tried: those of folders before those of names. */
export const LAYOUTS: readonly Layout[] = [
  crossMedia,
  genuineForged,
  cedar,
  bhsig260,
  gpds,
  mcyt75,
  sigcomp2011,
];
