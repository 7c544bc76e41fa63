import { isSynthetic, SYNTHETIC_TERMS } from './readers/synthetic.ts';

/** Terms of published sets, by the name of their folder, so that a model card names them though nobody typed them. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'cross-media': 'MIT; Luo et al. 2023, doi 10.1002/aisy.202300439',
  cedar: 'research use only: weights trained on it must not ship',
  'sigcomp2011-dutch': 'research use only: weights trained on it must not ship',
  svc2004: 'research use only: weights trained on it must not ship',
};

/** Terms under which a data set may be used: as stated, else as published, else that nobody stated any. */
export function termsOf(source: string, name: string, stated: string | undefined): string {
  if (isSynthetic(source)) return SYNTHETIC_TERMS;
  return stated ?? PUBLISHED[name] ?? 'not stated';
}
