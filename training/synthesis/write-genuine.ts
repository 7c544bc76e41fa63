import type { GrayImage } from '#core/image/gray-image.ts';
import { Random } from '#training/random/random.ts';
import { choosePaper } from './ink/paper.ts';
import { choosePen, usualPen } from './ink/pen.ts';
import { renderInk } from './ink/render-ink.ts';
import { executeComponent, type Rhythm } from './kinematics/trajectory.ts';
import type { SyntheticWriter } from './synthetic-writer.ts';
import { applyPosture, takePosture } from './writer/posture.ts';
import { genuineVariability, varyPlan } from './writer/variability.ts';

/** Days on which somebody signs; each has its paper. */
const SESSIONS = 4;
/** Share of the days on which people have their usual pen at hand. */
const USUAL_PEN = 0.7;

/**
 * A genuine signature: the writer's plan with the variation of one signing, drawn at the writer's pace with the pen and
 * paper of one session.
 *
 * @param sample 0 or more; the same sample is always the same picture
 */
export function writeGenuine(writer: SyntheticWriter, sample: number): GrayImage {
  const random = new Random(`genuine ${writer.seed}/${writer.index}/${sample}`);
  const session = new Random(`session ${writer.seed}/${writer.index}/${random.integer(SESSIONS)}`);
  const pen = session.chance(USUAL_PEN) ? usualPen(writer) : choosePen(session.fork('pen'));
  const paper = choosePaper(session.fork('paper'));
  const mood = session.normal(0, 0.5);
  const variability = genuineVariability(writer.variability);
  const posture = takePosture(writer.style, variability, random.fork('posture'));
  const plan = applyPosture(varyPlan(writer.plan, variability, random.fork('plan')), {
    ...posture,
    size: posture.size * Math.exp(mood * variability.size),
  });
  const rhythm: Rhythm = {
    ...writer.rhythm,
    spacing: writer.rhythm.spacing * Math.exp(random.normal(0.04 * mood, 0.03 * writer.variability)),
  };
  const hand = random.fork('hand');
  const tracks = plan.components.map((component) => ({
    ...executeComponent(component, rhythm, hand),
    flick: component.role === 'dot' ? 0 : writer.style.flick,
  }));
  return renderInk(tracks, writer.scale, pen, paper, random.fork('ink'));
}
