import type { Random } from '#training/random/random.ts';
import type { Color, Scene } from '../scene.ts';

/** Inks that people sign with. */
const INKS: readonly [Color, ...Color[]] = [
  [28, 44, 140],
  [45, 80, 175],
  [20, 25, 60],
  [15, 15, 18],
  [70, 70, 74],
  [150, 30, 40],
  [20, 95, 70],
];

/** Another color and darkness of the ink. */
export function changeInkColor(scene: Scene, strength: number, random: Random): Scene {
  const ink = random.pick(INKS);
  const lightness = random.uniform(0.8, 1.3);
  const amount = strength * random.uniform(0.6, 1);
  const [red, green, blue] = scene.ink.map(
    (level, channel) => level + amount * ((ink[channel] ?? 0) * lightness - level),
  );
  return { ...scene, ink: [red ?? 0, green ?? 0, blue ?? 0] };
}
