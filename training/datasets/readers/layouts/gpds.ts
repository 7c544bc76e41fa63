import { namedFiles } from './named-files.ts';

/** GPDS (Ferrer, Vargas and Morales 2012) and its synthetic successors: 24 genuine signatures, 30 forgeries of each. */
export const gpds = namedFiles(
  'gpds',
  '<writer>/c-<writer>-<nn>.jpg and <writer>/cf-<writer>-<nn>.jpg',
  (stem) => {
    const match = /^(cf?)-(\d+)-\d+$/i.exec(stem);
    if (match === null) return null;
    const [, kind = '', writer = ''] = match;
    return { writer, forged: kind.toLowerCase() === 'cf' };
  },
);
