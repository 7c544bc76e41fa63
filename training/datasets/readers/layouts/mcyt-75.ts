import { namedFiles } from './named-files.ts';

/**
 * MCYT-75 (Ortega-Garcia et al. 2003): 15 genuine signatures of each writer (v, verdadera) and 15 forgeries (f), whose
 * names may begin with the forger's number.
 */
export const mcyt75 = namedFiles(
  'mcyt-75',
  '<writer>/<writer>v<nn>.bmp and <writer>/[<forger>_]<writer>f<nn>.bmp',
  (stem) => {
    const match = /^(?:\d{4}_)?(\d{4})([vf])\d{2}$/i.exec(stem);
    if (match === null) return null;
    const [, writer = '', kind = ''] = match;
    return { writer, forged: kind.toLowerCase() === 'f' };
  },
);
