import type { Verification } from 'countersign-client';
import { percent, scoreText } from '../parts/figures.ts';

/** Part of the scale at either end where a centered label would leave it. */
const NEAR_END = 0.12;

export type ScoreScaleProps = Pick<Verification, 'score' | 'thresholds' | 'decision'>;

/** Where a score lies on the calibrated scale from 0 to 1, between the two thresholds that it was decided by. */
export function ScoreScale({ score, thresholds, decision }: ScoreScaleProps) {
  const { review, accept } = thresholds;
  const zones = [
    { name: 'reject', from: 0, to: review },
    { name: 'review', from: review, to: accept },
    { name: 'accept', from: accept, to: 1 },
  ];
  return (
    <figure class="score-scale">
      <figcaption class="unseen">
        Score {scoreText(score)} of 1; review from {scoreText(review)}, accept from {scoreText(accept)}.
      </figcaption>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        {zones.map(({ name, from, to }) => (
          <rect
            key={name}
            class={name}
            x={100 * from}
            width={Math.max(0, 100 * (to - from))}
            y="4"
            height="4"
          />
        ))}
      </svg>
      <Mark at={score} className={`score ${decision}`} text={scoreText(score)} />
      <Mark at={review} className="threshold" text={`review ${scoreText(review)}`} />
      <Mark at={accept} className="threshold accept" text={`accept ${scoreText(accept)}`} />
    </figure>
  );
}

/** A mark on the scale; its place is set as a property, since the page allows no style in markup. */
function Mark({ at, className, text }: { at: number; className: string; text: string }) {
  return (
    <span class={`mark ${className} ${sideOf(at)}`} style={{ left: percent(at) }} aria-hidden="true">
      <i />
      <b>{text}</b>
    </span>
  );
}

/** Which way a label leans so that it stays beside its mark and inside the scale. */
function sideOf(at: number): 'at-start' | 'between' | 'at-end' {
  if (at < NEAR_END) return 'at-start';
  return at > 1 - NEAR_END ? 'at-end' : 'between';
}
