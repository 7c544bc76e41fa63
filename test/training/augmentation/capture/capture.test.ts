import { describe, expect, it } from 'vitest';
import { type ColorImage, toColor } from '#core/image/gray-image.ts';
import { toInkOnPaper } from '#core/image/ink/ink-on-paper.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { Page } from '#test/support/pictures.ts';
import { CAPTURE_EFFECTS, capture } from '#training/augmentation/capture/capture.ts';
import { type CaptureOptions, captureSchema } from '#training/augmentation/capture/options.ts';
import { joinScene, separateScene } from '#training/augmentation/capture/scene.ts';
import { Random } from '#training/random/random.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';
import { blurredInk, difference, mean } from '../../synthesis/image-difference.ts';

const page = new Page(420, 200, 236).signature(1, { ink: 40, thickness: 4 });
const picture = toColor(page.image);
const people = Array.from({ length: 4 }, (_, index) => toColor(writeGenuine(createWriter(9, index), 0)));

function only(effect: keyof CaptureOptions | 'none', strength = 1): CaptureOptions {
  const none = Object.fromEntries(CAPTURE_EFFECTS.map((name) => [name, { probability: 0 }]));
  return captureSchema.parse({
    ...none,
    ...(effect === 'none' ? {} : { [effect]: { probability: 1, strength } }),
  });
}

const inkOf = (image: ColorImage) => blurredInk(toInkOnPaper(image).gray);

describe('capture', () => {
  it('leaves the picture alone when nothing is drawn', async () => {
    expect(await capture(picture, only('none'), new Random(1))).toBe(picture);
  });

  it.each(CAPTURE_EFFECTS)(
    '%s changes the picture, by its seed, and keeps whose signature it is',
    async (effect) => {
      const options = only(effect, captureSchema.parse({})[effect].strength);
      const once = await capture(picture, options, new Random(4));
      expect(await capture(picture, options, new Random(4))).toEqual(once);
      expect([once.width, once.height]).toEqual([picture.width, picture.height]);
      expect(once.rgb).not.toEqual(picture.rgb);

      const inks = people.map(inkOf);
      const between = mean(
        inks.flatMap((ink, at) => inks.slice(at + 1).map((other) => difference(ink, other))),
      );
      const own: number[] = [];
      for (const [index, person] of people.entries()) {
        const captured = await capture(person, options, new Random(index));
        own.push(difference(inkOf(captured), inkOf(person)));
      }
      expect(Math.max(...own)).toBeLessThan(0.5 * between);
    },
  );

  it('draws each effect by itself: one more leaves the others as they were', async () => {
    const [paper, both] = [only('paper'), { ...only('paper'), jpeg: { probability: 0, strength: 1 } }];
    expect(await capture(picture, both, new Random(2))).toEqual(await capture(picture, paper, new Random(2)));
  });

  it('leaves a picture that can be prepared, whatever comes together', async () => {
    const everything = captureSchema.parse(
      Object.fromEntries(CAPTURE_EFFECTS.map((name) => [name, { probability: 1, strength: 0.6 }])),
    );
    for (let seed = 0; seed < 10; seed++) {
      const captured = await capture(picture, everything, new Random(seed));
      expect(() => preprocess(toInkOnPaper(captured).gray, { width: 96, height: 48 })).not.toThrow();
    }
  });
});

describe('a scene', () => {
  it('is the picture again when it is joined as it was taken apart', () => {
    const joined = joinScene(separateScene(picture));
    const errors = joined.rgb.map((level, i) => Math.abs(level - (picture.rgb[i] ?? 0)));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(2);
  });

  it('tells ink from paper', () => {
    const { ink, paper, coverage } = separateScene(picture);
    for (const channel of ink) expect(channel).toBeCloseTo(40, -1);
    expect(paper.reduce((least, level) => Math.min(least, level))).toBeGreaterThan(225);
    const inked = coverage.filter((share) => share > 0.5).length;
    expect(inked).toBe(page.pixels.filter((level) => level === 40).length);
  });
});

describe('captureSchema', () => {
  it('prepares no captures unless told, and refuses what is no share', () => {
    expect(captureSchema.parse({}).variants).toBe(0);
    expect(captureSchema.safeParse({ blur: { probability: 2 } }).success).toBe(false);
    expect(captureSchema.safeParse({ fog: {} }).success).toBe(false);
  });
});
