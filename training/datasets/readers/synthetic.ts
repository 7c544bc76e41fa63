import type { GrayImage } from '#core/image/gray-image.ts';
import { createWriter, type SyntheticWriter } from '../../synthesis/synthetic-writer.ts';
import { writeForgery } from '../../synthesis/write-forgery.ts';
import { writeGenuine } from '../../synthesis/write-genuine.ts';
import type { SignatureClass, SignatureDataset, SignatureSource } from '../signature-class.ts';

type SyntheticSource = Extract<SignatureSource, { kind: 'synthetic' }>;

const DEFAULT_WRITERS = 1000;
/** Pictures of each synthetic person. */
const GENUINE = 12;
const FORGED = 8;

/** Nobody's signature, drawn by this program. */
export const SYNTHETIC_TERMS = 'made by Countersign, Apache-2.0';

export function isSynthetic(source: string): boolean {
  return parseSyntheticSource(source) !== null;
}

/** How many writers `synthetic` or `synthetic:<writers>` asks for; null when it names something else. */
export function parseSyntheticSource(source: string): number | null {
  const match = /^synthetic(?::([1-9]\d{0,5}))?$/.exec(source);
  return match === null ? null : Number(match[1] ?? DEFAULT_WRITERS);
}

/** People who are drawn when their pictures are asked for. */
export function syntheticDataset(writers: number, seed: number): SignatureDataset {
  const classes = Array.from({ length: writers }, (_, writer) => [
    classOf(seed, writer, false, GENUINE),
    classOf(seed, writer, true, FORGED),
  ]).flat();
  return { id: `synthetic:${writers} ${seed}`, name: 'synthetic', layout: 'synthetic', classes };
}

/** Draws one picture; the last writer is remembered, since pictures are usually asked for writer by writer. */
export function drawSynthetic({ seed, writer, forged, sample }: SyntheticSource): GrayImage {
  if (latest?.seed !== seed || latest.index !== writer) latest = createWriter(seed, writer);
  return forged ? writeForgery(latest, sample) : writeGenuine(latest, sample);
}

let latest: SyntheticWriter | null = null;

function classOf(seed: number, writer: number, forged: boolean, count: number): SignatureClass {
  const name = `synthetic-${seed}-${writer}`;
  return {
    id: `${name}/${forged ? 'forged' : 'genuine'}`,
    writer: name,
    family: name,
    forged,
    sources: Array.from({ length: count }, (_, sample) => ({
      kind: 'synthetic',
      seed,
      writer,
      forged,
      sample,
    })),
  };
}
