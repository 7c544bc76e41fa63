import type { Trajectory } from '../kinematics/trajectory.ts';

/** A stroke of the pen and how it leaves the paper. */
export interface PenTrack extends Trajectory {
  /** Length in x-heights over which pressure fades at the end; 0 stops dead. */
  readonly flick: number;
}

/** The middle of all speeds in x-heights a second: what is faster thins the line, what is slower thickens it. */
export function usualSpeed(tracks: readonly PenTrack[]): number {
  const speeds = Float64Array.from(tracks.flatMap((track) => [...track.speed])).toSorted();
  return Math.max(1e-6, speeds[Math.floor(speeds.length / 2)] ?? 1);
}
