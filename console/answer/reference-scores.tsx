import type { Verification } from 'countersign-client';
import { percent, scoreText } from '../parts/figures.ts';
import { ReferencePicture } from '../parts/reference-picture.tsx';
import { useService } from '../service/service.ts';

export type ReferenceScoresProps = Pick<Verification, 'subject' | 'references' | 'copyOf'>;

/** How well the query fits each reference, best first. */
export function ReferenceScores({ subject, references, copyOf }: ReferenceScoresProps) {
  const { may } = useService();
  const maySee = may('enroll') || may('review');
  const best = [...references].sort((a, b) => b.score - a.score);
  return (
    <ol class="reference-scores">
      {best.map(({ id, score }, place) => (
        <li key={id}>
          {maySee && <ReferencePicture subject={subject} reference={id} name={`Reference ${place + 1}`} />}
          <span class="bar" aria-hidden="true">
            <i style={{ width: percent(score) }} />
          </span>
          <span class="figure">
            {scoreText(score)}
            {id === copyOf && ' · the original of this copy'}
          </span>
        </li>
      ))}
    </ol>
  );
}
