import type { Random } from '#training/random/random.ts';
import type { Scene } from '../scene.ts';
import { smoothNoise } from '../smooth-noise.ts';

/** The same line by another instrument: a dry ball pen, a wet gel pen, or the tip of a tablet. */
export function changePen(scene: Scene, strength: number, random: Random): Scene {
  const kind = random.pick(['ball', 'gel', 'tablet'] as const);
  const amount = strength * random.uniform(0.5, 1);
  if (kind === 'ball') return dryLine(scene, amount, random);
  if (kind === 'gel') return { ...scene, coverage: wetLine(scene, amount) };
  return evenLine(scene, amount);
}

/** Ball pen ink skips over the hollows of the paper and comes in surges along the line. */
function dryLine(scene: Scene, amount: number, random: Random): Scene {
  const { width, height } = scene;
  const grain = smoothNoise(width, height, 1.5, random.fork('grain'));
  const surges = smoothNoise(width, height, 40, random.fork('surges'));
  const coverage = scene.coverage.map((covered, i) => {
    const missing = amount * (0.3 + 0.35 * (grain[i] ?? 0) + 0.25 * (surges[i] ?? 0)) * (1.2 - 0.5 * covered);
    return covered * Math.min(1, Math.max(0, 1 - missing));
  });
  return { ...scene, coverage };
}

/** Gel ink is solid to the edge and spreads by part of a pixel. */
function wetLine({ width, coverage }: Scene, amount: number): Float32Array {
  return coverage.map((covered, i) => {
    const beside = Math.max(
      coverage[i - 1] ?? 0,
      coverage[i + 1] ?? 0,
      coverage[i - width] ?? 0,
      coverage[i + width] ?? 0,
    );
    const spread = Math.max(covered, amount * 0.7 * beside);
    return spread ** (1 - 0.5 * amount);
  });
}

/** A tablet draws pure lines on pure white: half covered is all or nothing, but for a smooth edge. */
function evenLine(scene: Scene, amount: number): Scene {
  const coverage = scene.coverage.map((covered) => {
    const crisp = Math.min(1, Math.max(0, (covered - 0.3) / 0.25));
    return covered + amount * (crisp - covered);
  });
  return { ...scene, coverage, paper: scene.paper.map((level) => level + amount * (255 - level)) };
}
