import { z } from 'zod';
import type { Random } from '../../random/random.ts';
import { SearchSpaceError } from '../errors.ts';

const rangeSchema = z
  .strictObject({
    from: z.number(),
    to: z.number(),
    /** `log` draws every order of magnitude as often as every other. */
    scale: z.enum(['linear', 'log']).default('linear'),
  })
  .refine(({ from, to }) => from < to, { message: 'from must be below to' })
  .refine(({ from, scale }) => scale === 'linear' || from > 0, { message: 'a log scale begins above 0' });
type Range = z.infer<typeof rangeSchema>;

const axisSchema = z.union([z.array(z.json()).min(1), rangeSchema]);

/** What is tried, by the path of a setting: values to choose from, or a range to draw from. */
export const searchSpaceSchema = z
  .record(z.string().regex(/^[^.\s]+(\.[^.\s]+)*$/, 'a path such as loss.margin'), axisSchema)
  .refine((space) => Object.keys(space).length > 0, { message: 'name at least one axis' });
export type SearchSpace = z.infer<typeof searchSpaceSchema>;

/** One point of the space: a value for each path. */
export type AxisValues = Readonly<Record<string, z.core.util.JSONType>>;

/**
 * The points to try. Axes that all list their values make a grid: all of it in the order of the axes, or `count` of
 * its points drawn without repeating; with a range among them `count` points are drawn, each axis by itself.
 *
 * @throws SearchSpaceError when a range is to be tried and no number of trials is given
 */
export function drawPoints(space: SearchSpace, count: number | null, random: Random): AxisValues[] {
  const grid = gridOf(space);
  if (grid !== null) return count === null ? grid : random.shuffle(grid).slice(0, count);
  if (count === null)
    throw new SearchSpaceError('a range has no end of values: say how many trials to draw.');
  return Array.from({ length: count }, (_, trial) => drawPoint(space, random.fork(trial)));
}

/** Every combination of the listed values, the last axis changing fastest; null when an axis is a range. */
function gridOf(space: SearchSpace): AxisValues[] | null {
  let points: AxisValues[] = [{}];
  for (const [path, axis] of Object.entries(space)) {
    if (!Array.isArray(axis)) return null;
    points = points.flatMap((point) => axis.map((value) => ({ ...point, [path]: value })));
  }
  return points;
}

function drawPoint(space: SearchSpace, random: Random): AxisValues {
  return Object.fromEntries(
    Object.entries(space).map(([path, axis]) => [
      path,
      Array.isArray(axis) ? (axis[random.integer(axis.length)] ?? null) : drawFrom(axis, random),
    ]),
  );
}

/** Digits of a drawn value: finer differences decide nothing, and tables stay readable. */
const DIGITS = 3;

function drawFrom({ from, to, scale }: Range, random: Random): number {
  const value =
    scale === 'log' ? Math.exp(random.uniform(Math.log(from), Math.log(to))) : random.uniform(from, to);
  return Number(value.toPrecision(DIGITS));
}
