import type { Random } from '#training/random/random.ts';
import type { Color, Scene } from '../scene.ts';

const PRINTS: readonly [Color, ...Color[]] = [
  [120, 160, 205],
  [150, 150, 155],
  [205, 130, 135],
  [70, 70, 75],
];

/** Lines of a form or an exercise book under the signature: one to sign on, or a whole ruling, now and then squared. */
export function ruleLines(scene: Scene, strength: number, random: Random): Scene {
  const { width, height } = scene;
  const color = random.pick(PRINTS);
  const opacity = (0.3 + 0.5 * strength) * random.uniform(0.6, 1);
  const thickness = random.uniform(0.8, 2);
  const slope = random.normal(0, 0.01);
  const single = random.chance(0.4);
  const spacing = single ? 2 * height : random.uniform(0.16, 0.4) * height;
  const first = single ? random.uniform(0.6, 0.9) * height : random.uniform(0, spacing);
  const squared = !single && random.chance(0.25);
  const paper = scene.paper.slice();
  const toLine = (at: number) => {
    const within = (((at - first) % spacing) + spacing) % spacing;
    return Math.min(within, spacing - within);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = Math.min(toLine(y + slope * x), squared ? toLine(x - slope * y) : Infinity);
      const inked = opacity * Math.min(1, Math.max(0, thickness / 2 + 0.5 - distance));
      if (inked === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const i = 3 * (y * width + x) + channel;
        paper[i] = (paper[i] ?? 255) + inked * ((color[channel] ?? 0) - (paper[i] ?? 255));
      }
    }
  }
  return { ...scene, paper };
}
