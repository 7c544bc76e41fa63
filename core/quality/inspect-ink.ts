import type { Box } from '../image/fit.ts';
import type { DarknessMap } from '../image/ink/darkness.ts';
import type { InkMask } from '../image/ink/ink.ts';
import { isClipped } from './clipped-ink.ts';
import type { QualityFinding } from './findings.ts';
import { hasSeveralSignatures } from './several-signatures.ts';

/** Longer side of the ink, in pixels, under which strokes begin to merge. */
const LOW_RESOLUTION_SIDE = 120;
/** Mean darkness of ink, against its paper, under which a pen is called faint. */
const LOW_CONTRAST = 0.18;
/** Share of the ink's box that is ink, below and above which it does not look like a signature. */
const SPARSE_SHARE = 0.008;
const DENSE_SHARE = 0.5;

/** The picture had light ink on a dark background and was inverted. */
export const darkBackgroundFinding: QualityFinding = {
  code: 'dark-background',
  message: 'The background is dark and was inverted; dark ink on light paper compares better.',
};

/** Looks at the cleaned ink and notes what will make a comparison less certain. */
export function inspectInk(darkness: DarknessMap, mask: InkMask, box: Box): QualityFinding[] {
  const across = box.right - box.left + 1;
  const down = box.bottom - box.top + 1;
  let pixels = 0;
  let strength = 0;
  for (let i = 0; i < mask.ink.length; i++) {
    if (mask.ink[i] !== 1) continue;
    pixels++;
    strength += darkness.values[i] ?? 0;
  }
  const share = pixels / (across * down);
  const touchesEdge =
    box.left === 0 || box.top === 0 || box.right === mask.width - 1 || box.bottom === mask.height - 1;

  const findings: QualityFinding[] = [];
  if (Math.max(across, down) < LOW_RESOLUTION_SIDE) {
    findings.push({
      code: 'low-resolution',
      message: `The signature is only ${across} x ${down} pixels; scan at 300 dpi or photograph it closer.`,
    });
  }
  if (strength / pixels < LOW_CONTRAST) {
    findings.push({
      code: 'low-contrast',
      message: 'The ink is barely darker than the paper; use a darker pen or more light.',
    });
  }
  if (isClipped(mask)) {
    findings.push({
      code: 'clipped',
      message: 'The edge of the picture cuts through the signature; send the whole of it with a margin.',
    });
  } else if (touchesEdge) {
    findings.push({
      code: 'ink-touches-edge',
      message:
        'Ink reaches the edge of the picture, so part of the signature may be missing; leave a margin.',
    });
  }
  if (hasSeveralSignatures(mask)) {
    findings.push({
      code: 'several-signatures',
      message: 'There seem to be several signatures in the picture; send each in a picture of its own.',
    });
  }
  if (share < SPARSE_SHARE) {
    findings.push({
      code: 'very-sparse-ink',
      message: 'Very little ink for its extent; check for stray marks far from the signature.',
    });
  }
  if (share > DENSE_SHARE) {
    findings.push({
      code: 'very-dense-ink',
      message: 'Ink fills most of its area; check for a stamp, a photo or a dark patch over the signature.',
    });
  }
  return findings;
}
