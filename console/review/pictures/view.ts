import type { Box } from './ink-box.ts';

/** How two pictures are shown against each other. */
export type Mode = 'beside' | 'overlay' | 'flicker';

/** What a reviewer has set to look at pictures. */
export interface View {
  readonly mode: Mode;
  /** 1 fits the ink into its place. */
  readonly zoom: number;
  /** Shift in shares of the place's width. */
  readonly pan: { readonly x: number; readonly y: number };
  /** Of the query upon the reference, 0 to 1. */
  readonly opacity: number;
  /** Pixels that strokes are made thicker by; below 0 thinner. */
  readonly thickness: number;
}

export const FIRST_VIEW: View = { mode: 'beside', zoom: 1, pan: { x: 0, y: 0 }, opacity: 0.5, thickness: 0 };
export const MODES: readonly Mode[] = ['beside', 'overlay', 'flicker'];

/** The mode that comes after one, around. */
export function modeAfter(mode: Mode): Mode {
  return MODES[(MODES.indexOf(mode) + 1) % MODES.length] ?? mode;
}

const LEAST_ZOOM = 0.5;
const MOST_ZOOM = 8;
/** Share of the place that the ink takes at zoom 1. */
const FIT_SHARE = 0.86;

/** A zoom within what is of use. */
export function boundedZoom(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

/**
 * Scale and shift that lay the ink of a picture into the middle of a place, so that two signatures of different pictures
 * come to lie upon each other.
 */
export function placement(
  box: Box,
  place: { readonly width: number; readonly height: number },
  { zoom, pan }: Pick<View, 'zoom' | 'pan'>,
): { readonly scale: number; readonly x: number; readonly y: number } {
  const fitted = FIT_SHARE * Math.min(place.width / box.width, place.height / box.height);
  const scale = fitted * zoom;
  return {
    scale,
    x: place.width / 2 + pan.x * place.width - (box.left + box.width / 2) * scale,
    y: place.height / 2 + pan.y * place.width - (box.top + box.height / 2) * scale,
  };
}
