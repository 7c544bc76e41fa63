import { answerOf, type ErasureReceipt } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Answered } from '../parts/answered.tsx';
import { counted, dayText } from '../parts/figures.ts';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import { hashOf } from '../shell/place.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { History } from './history.tsx';
import { PolicyForm } from './policy-form.tsx';
import { Receipt } from './receipt.tsx';
import { References } from './references.tsx';

export interface SubjectCardProps {
  readonly subject: string;
  readonly onErased: () => void;
}

/** Everything that is kept of a person. */
export function SubjectCard({ subject, onErased }: SubjectCardProps) {
  const { client, may } = useService();
  const [isErasing, setErasing] = useState(false);
  const [receipt, setReceipt] = useState<ErasureReceipt>();
  const kept = useAnswer(
    () => answerOf(client.GET('/v1/subjects/{subject}', { params: { path: { subject } } })),
    [subject],
  );

  if (receipt !== undefined) return <Receipt subject={subject} receipt={receipt} />;
  return (
    <div class="subject-card">
      <a class="back" href={hashOf('people')}>
        ‹ All people
      </a>
      <Answered of={kept} lines={8}>
        {({ references, held, createdAt, policy, inherited }) => (
          <>
            <header class="card subject-head">
              <div>
                <h2>{subject}</h2>
                <p class="muted">
                  {counted(references, 'reference')}
                  {held > 0 && `, ${held} held`} · since {dayText(createdAt)}
                </p>
              </div>
              <div class="actions">
                <a class="button" href={hashOf('try', subject)}>
                  Verify a signature
                </a>
                {may('admin') && (
                  <button type="button" class="danger" onClick={() => setErasing(true)}>
                    Erase …
                  </button>
                )}
              </div>
            </header>
            {(may('enroll') || may('review')) && <References subject={subject} onChanged={kept.reload} />}
            {may('verify') && <History subject={subject} />}
            {may('admin') && <PolicyForm subject={subject} policy={policy} inherited={inherited} />}
          </>
        )}
      </Answered>
      {isErasing && (
        <EraseDialog
          subject={subject}
          onClose={() => setErasing(false)}
          onErased={(given) => {
            setReceipt(given);
            onErased();
          }}
        />
      )}
    </div>
  );
}
