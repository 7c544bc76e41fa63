import { describe, expect, it } from 'vitest';
import { frameTracks } from '#training/synthesis/ink/frame.ts';
import type { Paper } from '#training/synthesis/ink/paper.ts';

const PAPER: Paper = { tone: 255, noise: 0, shade: 0, resolution: 1, margins: [10, 20, 30, 40] };

/** A track from (1, 1) to (1 + width, 1 + height), in x-heights. */
function diagonal(width: number, height: number) {
  return {
    x: Float64Array.of(1, 1 + width),
    y: Float64Array.of(1, 1 + height),
    speed: Float64Array.of(1, 1),
    step: 0.01,
    flick: 0,
  };
}

describe('frameTracks', () => {
  it('adds the margins and puts the top left corner of the ink behind them', () => {
    const frame = frameTracks([diagonal(4, 2)], 100, PAPER);
    expect([frame.width, frame.height, frame.resolution]).toEqual([430, 270, 1]);
    expect(frame.originX + 1 * frame.scale).toBeCloseTo(10, 9);
    expect(frame.originY - 3 * frame.scale).toBeCloseTo(30, 9);
  });

  it('shrinks what is longer than 600 pixels and pads what is shorter than 300', () => {
    const large = frameTracks([diagonal(2, 12)], 100, PAPER);
    expect(large.height).toBe(600);
    expect(large.scale).toBeCloseTo(100 * large.resolution, 9);
    const small = frameTracks([diagonal(1, 0.5)], 100, PAPER);
    expect([small.width, small.height]).toEqual([300, 120]);
    expect(small.scale).toBe(100);
  });
});
