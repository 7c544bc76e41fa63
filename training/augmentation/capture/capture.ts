import type { ColorImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';
import { defocus } from './effects/blur.ts';
import { changeInkColor } from './effects/ink-color.ts';
import { compress } from './effects/jpeg.ts';
import { castLight } from './effects/light.ts';
import { changePaper } from './effects/paper.ts';
import { changePen } from './effects/pen.ts';
import { tiltCamera } from './effects/perspective.ts';
import { lowerResolution } from './effects/resolution.ts';
import { ruleLines } from './effects/ruled-lines.ts';
import { stampCorner } from './effects/stamp.ts';
import type { CaptureEffect, CaptureOptions } from './options.ts';
import { joinScene, type Scene, separateScene } from './scene.ts';

/** Raised with every change of an effect, so that captures kept on disk are made anew. */
export const CAPTURE_VERSION = 1;

type SceneEffect = (scene: Scene, strength: number, random: Random) => Scene;
type PictureEffect = (
  image: ColorImage,
  strength: number,
  random: Random,
) => ColorImage | Promise<ColorImage>;

/** What happens on the desk, in order. */
const ON_PAPER: readonly (readonly [CaptureEffect, SceneEffect])[] = [
  ['pen', changePen],
  ['inkColor', changeInkColor],
  ['paper', changePaper],
  ['ruledLines', ruleLines],
  ['stamp', stampCorner],
];

/** What happens between the sheet and the file, in order. */
const IN_CAMERA: readonly (readonly [CaptureEffect, PictureEffect])[] = [
  ['perspective', tiltCamera],
  ['light', castLight],
  ['resolution', lowerResolution],
  ['blur', defocus],
  ['jpeg', compress],
];

/** Every effect, in the order in which they follow each other. */
export const CAPTURE_EFFECTS: readonly CaptureEffect[] = [...ON_PAPER, ...IN_CAMERA].map(([name]) => name);

/**
 * The same signing written down and photographed in another way, of the same size in pixels. Each effect has random
 * numbers of its own: switching one off leaves the others as they are.
 */
export async function capture(
  image: ColorImage,
  options: CaptureOptions,
  random: Random,
): Promise<ColorImage> {
  const drawn = (name: CaptureEffect) => random.fork(name).chance(options[name].probability);
  const numbersOf = (name: CaptureEffect) => random.fork(`${name} itself`);
  const onPaper = ON_PAPER.filter(([name]) => drawn(name));
  let picture = image;
  if (onPaper.length > 0) {
    let scene = separateScene(image);
    for (const [name, effect] of onPaper) scene = effect(scene, options[name].strength, numbersOf(name));
    picture = joinScene(scene);
  }
  for (const [name, effect] of IN_CAMERA) {
    if (drawn(name)) picture = await effect(picture, options[name].strength, numbersOf(name));
  }
  return picture;
}
