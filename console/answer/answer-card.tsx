import type { NewVerification } from 'countersign-client';
import { percent, scoreText } from '../parts/figures.ts';
import { Findings } from '../parts/findings.tsx';
import { DecisionBadge } from './decision-badge.tsx';
import { Explanation } from './explanation.tsx';
import { ReferenceScores } from './reference-scores.tsx';
import { ScoreScale } from './score-scale.tsx';
import { COPY_SENTENCE, DECISION_WORDS, evidenceSentence } from './words.ts';

/** Everything that was answered about a questioned signature: the decision, and why. */
export function AnswerCard({ answer }: { readonly answer: NewVerification }) {
  const { decision, reason, likelihoodRatio, score, policy, modelVersion, findings, explanation } = answer;
  return (
    <article class={`answer ${decision}`} aria-label="Answer" aria-live="polite">
      <h2 class="unseen">Answer</h2>
      <header>
        <DecisionBadge decision={decision} />
        <strong class="score-figure">{scoreText(score)}</strong>
      </header>
      <p>
        {reason === 'copy-of-reference' ? COPY_SENTENCE : DECISION_WORDS[decision].sentence}{' '}
        {likelihoodRatio !== undefined && evidenceSentence(likelihoodRatio)}
      </p>
      <ScoreScale {...answer} />
      <Findings findings={findings} />
      <section>
        <h3>Reference by reference</h3>
        <ReferenceScores {...answer} />
      </section>
      {explanation !== undefined && <Explanation {...explanation} />}
      <footer class="muted">
        Accepts at most {percent(policy.skilledFar)} of imitations; rejects what{' '}
        {percent(1 - policy.randomFar)} of other people’s signatures fall below. Model {modelVersion}.
      </footer>
    </article>
  );
}
