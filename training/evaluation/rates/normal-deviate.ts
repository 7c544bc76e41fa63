/** Rates beyond this, on either side, lie on the edge of a DET plot. */
const LEAST_RATE = 2e-4;

/**
 * The normal deviate of a rate, on which DET plots are drawn (Martin et al. 1997): the z that a standard normal
 * variable stays below with this probability (Abramowitz & Stegun 1964, 26.2.23; within 4.5e-4).
 */
export function normalDeviate(rate: number): number {
  const p = Math.min(1 - LEAST_RATE, Math.max(LEAST_RATE, rate));
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const z =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) /
      (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  return p < 0.5 ? -z : z;
}
