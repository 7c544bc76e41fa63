import type { ColorImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';

/** Uneven light: it falls off to one side, and half the time a hand or a phone throws a shadow with a soft edge. */
export function castLight(image: ColorImage, strength: number, random: Random): ColorImage {
  const { width, height } = image;
  const rgb = Uint8Array.from(image.rgb);
  const diagonal = Math.hypot(width, height);
  const fall = { angle: random.uniform(0, 2 * Math.PI), depth: strength * random.uniform(0.1, 0.45) };
  const shadow = {
    angle: random.uniform(0, 2 * Math.PI),
    edge: random.uniform(-0.3, 0.3) * diagonal,
    softness: random.uniform(0.05, 0.15) * diagonal,
    depth: random.chance(0.5) ? strength * random.uniform(0.2, 0.5) : 0,
  };
  // Lamps are warm or cold, and shadows bluish.
  const warmth = strength * random.normal(0, 0.05);
  const tint = [1 + warmth, 1, 1 - warmth];
  const [fallX, fallY] = [Math.cos(fall.angle), Math.sin(fall.angle)];
  const [shadowX, shadowY] = [Math.cos(shadow.angle), Math.sin(shadow.angle)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const side = (dx * fallX + dy * fallY) / diagonal + 0.5;
      const under = 1 / (1 + Math.exp(-(dx * shadowX + dy * shadowY - shadow.edge) / shadow.softness));
      const light = (1 - fall.depth * side) * (1 - shadow.depth * under);
      for (let channel = 0; channel < 3; channel++) {
        const i = 3 * (y * width + x) + channel;
        rgb[i] = Math.min(255, (rgb[i] ?? 0) * light * (tint[channel] ?? 1) + 0.5);
      }
    }
  }
  return { width, height, rgb };
}
