import type { Random } from '#training/random/random.ts';

const ONSETS = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'f',
  'g',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'v',
  'w',
  'z',
  'th',
  'sh',
  'y',
] as const;
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ee', 'ai', 'ou', 'ie'] as const;
const CODAS = ['', '', '', 'n', 'r', 'l', 's', 'm', 'nd', 'ck', 'tt', 'ng', 'x', 'll', 'p'] as const;

/** A pronounceable word of one to three syllables that begins with a capital. */
export function inventName(random: Random): string {
  const syllables = random.pick([1, 2, 2, 2, 3, 3]);
  let word = '';
  for (let syllable = 0; syllable < syllables; syllable++) {
    if (syllable > 0 || random.chance(0.8)) word += random.pick(ONSETS);
    word += random.pick(VOWELS) + random.pick(CODAS);
  }
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What a signature in letters says: a full name, a surname, initials with a surname, or initials alone. */
export function inventWords(random: Random): string[] {
  const initial = () => inventName(random).charAt(0);
  const surname = inventName(random);
  return random.pick<() => string[]>([
    () => [inventName(random), surname],
    () => [inventName(random), surname],
    () => [surname],
    () => [surname],
    () => [initial() + surname],
    () => [initial(), surname],
    () => [initial(), initial(), surname],
    () => [inventName(random), initial(), surname],
    () => [initial() + initial()],
    () => [initial() + initial() + initial()],
  ])();
}
