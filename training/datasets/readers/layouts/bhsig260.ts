import { namedFiles } from './named-files.ts';

/**
 * BHSig260 (Pal et al. 2016): 100 writers in Bengali and 160 in Hindi, 24 genuine signatures and 30 forgeries of each.
 * The letter of the script is part of the writer's name, since both count from 1.
 */
export const bhsig260 = namedFiles('bhsig260', '<writer>/B|H-S-<writer>-G|F-<nn>.tif', (stem) => {
  const match = /^([BH])-S-(\d+)-([GF])-\d+$/i.exec(stem);
  if (match === null) return null;
  const [, script = '', number = '', kind = ''] = match;
  return { writer: `${script.toUpperCase()}-${Number(number)}`, forged: kind.toUpperCase() === 'F' };
});
