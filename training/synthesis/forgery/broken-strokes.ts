import type { Random } from '#training/random/random.ts';
import type { Component } from '../kinematics/action-plan.ts';

/** Runs shorter than this are drawn in one go even by a careful copyist. */
const SHORTEST_RUN = 3;

/**
 * A run of ink broken by pen lifts in wrong places, where the forger stopped to look at the model; each new run begins
 * a little beside the end of the one before.
 *
 * @param chance of a lift after any stroke
 * @param gap standard deviation of the misplacement, in x-heights
 */
export function breakStrokes(component: Component, chance: number, gap: number, random: Random): Component[] {
  const broken: Component[] = [];
  let start = component.start;
  let strokes: Component['strokes'][number][] = [];
  component.strokes.forEach((stroke, index) => {
    strokes.push(stroke);
    const remaining = component.strokes.length - index - 1;
    if (
      strokes.length >= 2 &&
      remaining >= 2 &&
      component.strokes.length >= SHORTEST_RUN &&
      random.chance(chance)
    ) {
      broken.push({ role: component.role, start, strokes });
      start = { x: stroke.x + random.normal(0, gap), y: stroke.y + random.normal(0, gap) };
      strokes = [];
    }
  });
  broken.push({ role: component.role, start, strokes });
  return broken;
}
