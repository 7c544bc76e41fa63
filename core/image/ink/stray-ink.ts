import { findComponents, type InkComponent, keepComponents } from './components.ts';
import type { InkMask } from './ink.ts';

/** Components smaller than this share of the largest one are specks: dust, grain, JPEG noise. */
const SPECK_SHARE = 0.004;
/** And never more than this many pixels, so that dots and accents stay. */
const LARGEST_SPECK = 12;
/** A scan edge hugs the border within this share of the picture's side … */
const EDGE_BAND = 0.03;
/** … and is at least this many times longer than wide. */
const EDGE_ELONGATION = 12;

/** Removes ink that is no part of the signature: specks, and the thin dark edges that a scanner leaves. */
export function removeStrayInk(mask: InkMask): InkMask {
  const found = findComponents(mask);
  const largest = found.components.reduce((most, { pixels }) => Math.max(most, pixels), 0);
  const speck = Math.min(LARGEST_SPECK, Math.max(2, SPECK_SHARE * largest));
  return keepComponents(mask, found, (component) => component.pixels > speck && !isScanEdge(component, mask));
}

function isScanEdge(component: InkComponent, { width, height }: InkMask): boolean {
  const across = component.right - component.left + 1;
  const down = component.bottom - component.top + 1;
  const hugsSide = component.right < EDGE_BAND * width || component.left >= (1 - EDGE_BAND) * width;
  const hugsEnd = component.bottom < EDGE_BAND * height || component.top >= (1 - EDGE_BAND) * height;
  return (hugsSide && down >= EDGE_ELONGATION * across) || (hugsEnd && across >= EDGE_ELONGATION * down);
}
