import { type NamedSignature, namedFiles } from './named-files.ts';

/** Genuine: writer_number of the training part, number_writer of the test part, or both without the underscore. */
const GENUINE = [/^(?<writer>\d{3})_?\d{1,2}$/, /^\d{1,2}_(?<writer>\d{3})$/];

/** Forged: a forger of four digits before the writer; the number after both, before both or between them. */
const FORGED = [
  /^\d{4}(?<writer>\d{3})_\d{1,2}$/,
  /^\d{1,2}_\d{4}(?<writer>\d{3})$/,
  /^\d{4}\d{2}(?<writer>\d{3})$/,
];

/** Scripts of the set; both count their writers from 1. */
const SCRIPTS = ['dutch', 'chinese'];

/**
 * SigComp2011's pictures (Liwicki et al. 2011), Dutch and Chinese, reference and questioned: whether a questioned one is
 * genuine shows in the length of its name.
 */
export const sigcomp2011 = namedFiles(
  'sigcomp2011',
  '[Dutch|Chinese/]…/<writer>_<nn>.png and …/<forger><writer>_<nn>.png; number first in the test part',
  (stem, folders): NamedSignature | null => {
    const script = folders.map((name) => name.toLowerCase()).find((name) => SCRIPTS.includes(name));
    const writerBy = (patterns: readonly RegExp[]) =>
      patterns
        .map((pattern) => pattern.exec(stem)?.groups?.['writer'])
        .find((writer) => writer !== undefined);
    const genuine = writerBy(GENUINE);
    const writer = genuine ?? writerBy(FORGED);
    if (writer === undefined) return null;
    return { writer: script === undefined ? writer : `${script}/${writer}`, forged: genuine === undefined };
  },
);
