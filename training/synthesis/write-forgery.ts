import type { GrayImage } from '#core/image/gray-image.ts';
import { Random } from '#training/random/random.ts';
import { breakStrokes } from './forgery/broken-strokes.ts';
import { type Forger, forgerOf } from './forgery/forger.ts';
import { type Knowledge, knowledgeOf, misread } from './forgery/misreading.ts';
import { evenPace, tremble } from './forgery/tremor.ts';
import { choosePaper } from './ink/paper.ts';
import { choosePen, usualPen } from './ink/pen.ts';
import type { PenTrack } from './ink/pen-track.ts';
import { renderInk } from './ink/render-ink.ts';
import type { Component } from './kinematics/action-plan.ts';
import { executeComponent } from './kinematics/trajectory.ts';
import { rhythmOf, type SyntheticWriter } from './synthetic-writer.ts';
import { applyPosture, takePosture } from './writer/posture.ts';
import type { HandStyle } from './writer/style.ts';
import { varyPlan } from './writer/variability.ts';

interface Attempt {
  readonly writer: SyntheticWriter;
  readonly forger: Forger;
  readonly knowledge: Knowledge;
  /** The hand that the forger tries to write in. */
  readonly style: HandStyle;
}

/** Days on which a forger tries; each has its pen and paper. */
const SESSIONS = 2;
/** Share of those days on which the forger has found a pen like the owner's. */
const LIKE_PEN = 0.5;

/**
 * A skilled forgery: what a forger makes of the writer's signature. It has the name and mostly the shape, but other
 * proportions, some of the forger's own hand, and the line of somebody who draws instead of signing: slow, trembling,
 * with stops and pen lifts in wrong places. A few are by somebody who knows the name only.
 *
 * @param sample 0 or more; the same sample is always the same picture
 */
export function writeForgery(writer: SyntheticWriter, sample: number): GrayImage {
  const random = new Random(`forgery ${writer.seed}/${writer.index}/${sample}`);
  const forger = forgerOf(writer.seed, writer.index, sample);
  const knowledge = knowledgeOf(writer, forger);
  const { plan, style, proportion, variability } = misread(writer, forger, knowledge);
  const session = new Random(`forged session ${forger.seed}/${writer.index}/${random.integer(SESSIONS)}`);
  const posture = takePosture(style, variability, random.fork('posture'));
  const attempt = applyPosture(varyPlan(plan, variability, random.fork('plan')), {
    ...posture,
    stretch: posture.stretch * proportion,
  });
  const tracks = drawAttempt(attempt.components, { writer, forger, knowledge, style }, random);
  const pen = session.chance(LIKE_PEN) ? usualPen(writer) : choosePen(session.fork('pen'));
  return renderInk(tracks, writer.scale, pen, choosePaper(session.fork('paper')), random.fork('ink'));
}

/** Standard deviation and wavelength of the tremor, in pixels of a signature some 450 pixels long. */
const TREMOR = { amplitude: 1.4, wavelength: 26 } as const;

/** Runs of ink as a copyist draws them; who writes an unseen name writes as freely as ever. */
function drawAttempt(
  components: readonly Component[],
  { writer, forger, knowledge, style }: Attempt,
  random: Random,
): PenTrack[] {
  const care = knowledge === 'name only' ? 0 : random.uniform(0.3, 1) * (1.2 - 0.7 * forger.skill);
  const hand = random.fork('hand');
  const rhythm = { ...rhythmOf(style), unevenness: 0.05 + 0.15 * care };
  const tremor = {
    amplitude: (TREMOR.amplitude * care * random.uniform(0.3, 1.3)) / writer.scale,
    wavelength: (TREMOR.wavelength * random.uniform(0.6, 1.6)) / writer.scale,
  };
  return components
    .flatMap((component) => breakStrokes(component, 0.12 * care, 0.08, hand))
    .map((component) => {
      const drawn = executeComponent(component, rhythm, hand);
      return {
        ...evenPace(tremble(drawn, tremor, hand), 0.8 * care),
        flick: component.role === 'dot' ? 0 : style.flick * (1 - 0.8 * Math.min(1, care)),
      };
    });
}
