import type { Random } from '#training/random/random.ts';
import type { Color, Scene } from '../scene.ts';
import { smoothNoise } from '../smooth-noise.ts';

/** White, cream, recycled, pale blue and pale green stock. */
const STOCKS: readonly [Color, ...Color[]] = [
  [248, 248, 246],
  [240, 232, 214],
  [214, 209, 200],
  [222, 230, 240],
  [226, 238, 226],
];

/** Other paper: its tint, its cloudiness, its fibers, and on some of it the fine waves of a security print. */
export function changePaper(scene: Scene, strength: number, random: Random): Scene {
  const { width, height } = scene;
  const stock = random.pick(STOCKS);
  const amount = strength * random.uniform(0.5, 1);
  const clouds = smoothNoise(width, height, 60, random.fork('clouds'));
  const fibers = smoothNoise(width, height, 3, random.fork('fibers'));
  const grain = smoothNoise(width, height, 1, random.fork('grain'));
  const waves = random.chance(0.25) ? random.uniform(5, 12) * amount : 0;
  const waveLength = random.uniform(5, 12);
  const phase = random.uniform(0, 2 * Math.PI);
  const paper = new Uint8ClampedArray(scene.paper.length);
  for (let pixel = 0; pixel < width * height; pixel++) {
    let texture = amount * (4 * (clouds[pixel] ?? 0) + 3 * (fibers[pixel] ?? 0) + 3.5 * (grain[pixel] ?? 0));
    if (waves > 0) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      texture -= Math.abs(waves * Math.sin(phase + (2 * Math.PI * (y + 9 * Math.sin(x / 23))) / waveLength));
    }
    for (let channel = 0; channel < 3; channel++) {
      const level = scene.paper[3 * pixel + channel] ?? 255;
      paper[3 * pixel + channel] = Math.min(
        255,
        level + amount * ((stock[channel] ?? 255) - level) + texture,
      );
    }
  }
  return { ...scene, paper };
}
