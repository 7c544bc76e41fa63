import type { QualityFinding } from '../quality/findings.ts';

/** Width and height in pixels of what a model takes in. */
export interface InputSize {
  readonly width: number;
  readonly height: number;
}

/** A signature as the model sees it, and what was noticed on the way. */
export interface PreparedSignature {
  /** `height * width` values, row-major: 0 is paper, 1 is full ink. */
  readonly input: Float32Array;
  readonly size: InputSize;
  /** Empty when the picture is as it should be; a finding never stops a comparison, an error does. */
  readonly findings: readonly QualityFinding[];
}
