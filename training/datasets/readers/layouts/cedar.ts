import { namedFiles } from './named-files.ts';

/** CEDAR (Kalera, Srihari and Xu 2004): 55 writers, 24 genuine signatures and 24 forgeries of each. */
export const cedar = namedFiles(
  'cedar',
  'full_org/original_<writer>_<n>.png and full_forg/forgeries_<writer>_<n>.png',
  (stem) => {
    const match = /^(original|forgeries)_(\d+)_\d+$/i.exec(stem);
    if (match === null) return null;
    const [, kind = '', writer = ''] = match;
    return { writer, forged: kind.toLowerCase() === 'forgeries' };
  },
);
