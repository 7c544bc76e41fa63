import type { Random } from '#training/random/random.ts';
import type { Color, Scene } from '../scene.ts';
import { smoothNoise } from '../smooth-noise.ts';

const PADS: readonly [Color, ...Color[]] = [
  [60, 70, 160],
  [175, 50, 60],
  [95, 60, 140],
  [40, 40, 45],
];

/** A round office stamp that reaches into the picture from a corner, its ink taken up unevenly. */
export function stampCorner(scene: Scene, strength: number, random: Random): Scene {
  const { width, height } = scene;
  const color = random.pick(PADS);
  const opacity = (0.12 + 0.4 * strength) * random.uniform(0.6, 1);
  const radius = random.uniform(0.3, 0.5) * Math.min(width, height);
  const centerX = random.pick([0.02, 0.98]) * width + random.normal(0, 0.2 * radius);
  const centerY = random.pick([0.02, 0.98]) * height + random.normal(0, 0.2 * radius);
  const letters = 14 + random.integer(20);
  const patches = smoothNoise(width, height, 6, random.fork('patches'));
  const paper = scene.paper.slice();
  const reach = Math.ceil(1.05 * radius);
  for (let y = Math.max(0, Math.floor(centerY) - reach); y < Math.min(height, centerY + reach); y++) {
    for (let x = Math.max(0, Math.floor(centerX) - reach); x < Math.min(width, centerX + reach); x++) {
      const out = Math.hypot(x - centerX, y - centerY) / radius;
      if (out > 1.05) continue;
      const angle = Math.atan2(y - centerY, x - centerX);
      const inked =
        opacity * printed(out, angle, letters) * clamp(0.75 + 0.35 * (patches[y * width + x] ?? 0));
      for (let channel = 0; channel < 3; channel++) {
        const i = 3 * (y * width + x) + channel;
        paper[i] = (paper[i] ?? 255) + inked * ((color[channel] ?? 0) - (paper[i] ?? 255));
      }
    }
  }
  return { ...scene, paper };
}

/** Two rings, letters between them that are too small to be read, and a bar of a date across the middle. */
function printed(out: number, angle: number, letters: number): number {
  if (Math.abs(out - 0.97) < 0.025 || Math.abs(out - 0.62) < 0.015) return 1;
  if (out > 0.7 && out < 0.88) {
    const place = (angle / (2 * Math.PI) + 0.5) * letters;
    const within = place - Math.floor(place);
    return within < 0.22 || (within < 0.7 && Math.floor(place * 7 + out * 40) % 3 === 0) ? 1 : 0;
  }
  const across = out * Math.sin(angle);
  const along = out * Math.cos(angle);
  return out < 0.55 && Math.abs(across) < 0.09 && Math.floor(along * 34) % 3 !== 0 ? 1 : 0;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
