/** Colors that stay apart in print and for color-blind readers (Okabe & Ito 2008), and in gray by their lightness. */
export const COLORS = {
  genuine: '#0072b2',
  random: '#767676',
  skilled: '#d55e00',
} as const;

/** Dashes of 1, 3, 5 and 10 references; lines get more solid the more there are. */
export function dashOf(references: number): string {
  if (references >= 10) return '';
  if (references >= 5) return '9,2';
  return references >= 3 ? '5,3' : '2,3';
}
