import type { Target } from '../kinematics/action-plan.ts';

const STROKES = 6;

/**
 * Targets around the unit circle, counterclockwise, with the arcs that they have when the circle is stretched to an
 * ellipse `width` by `height`.
 *
 * @param from angle of the first target in radians
 * @param turn how far round, in radians; over 2 pi overlaps
 */
export function ellipseTargets(from: number, turn: number, width: number, height: number): Target[] {
  const tangent = (angle: number) => Math.atan2(height * Math.cos(angle), -width * Math.sin(angle));
  return Array.from({ length: STROKES + 1 }, (_, stroke) => {
    const angle = from + (turn * stroke) / STROKES;
    const turned = tangent(angle) - tangent(angle - turn / STROKES);
    return { x: Math.cos(angle), y: Math.sin(angle), arc: (turned + 4 * Math.PI) % (2 * Math.PI) };
  });
}
