import type { Verification } from 'countersign-client';
import { ScoreScale } from '../answer/score-scale.tsx';
import { COPY_SENTENCE, evidenceSentence } from '../answer/words.ts';
import { momentText } from '../parts/figures.ts';
import { Findings } from '../parts/findings.tsx';
import { hashOf } from '../shell/place.ts';

export interface EvidenceStripProps {
  readonly verification: Verification;
  /** Where it stands in the queue. */
  readonly place: string;
}

/** What the model found, in short. */
export function EvidenceStrip({ verification, place }: EvidenceStripProps) {
  const { subject, at, by, likelihoodRatio, reason, findings } = verification;
  return (
    <header class="card evidence">
      <div>
        <h2>
          <a href={hashOf('people', subject)}>{subject}</a> <small class="muted">{place}</small>
        </h2>
        <p class="small muted">
          {momentText(at)}, asked by {by}
        </p>
        <p class="small">
          {reason === 'copy-of-reference'
            ? COPY_SENTENCE
            : likelihoodRatio !== undefined && evidenceSentence(likelihoodRatio)}
        </p>
      </div>
      <ScoreScale {...verification} />
      <Findings findings={findings} />
    </header>
  );
}
