import { answerOf } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Answered } from '../parts/answered.tsx';
import { counted } from '../parts/figures.ts';
import { isProblem, useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import type { PageProps } from '../shell/lazy-page.tsx';
import { Enrollment } from './enrollment.tsx';
import { QueryVerification } from './query-verification.tsx';
import { SubjectName } from './subject-name.tsx';

const SUBJECT = 'countersign.try';
const NOT_FOUND = 404;

/** Enroll yourself and see what the service makes of your next signature, and of somebody else's try at it. */
export function TryPage({ rest: [named] }: PageProps) {
  const { client, may } = useService();
  const [subject, setSubject] = useState(() => named ?? sessionStorage.getItem(SUBJECT) ?? 'guest');
  const [adding, setAdding] = useState(false);
  const enrolled = useAnswer(
    () =>
      answerOf(client.GET('/v1/subjects/{subject}', { params: { path: { subject } } })).then(
        ({ references }) => references,
        (error: unknown) => {
          if (isProblem(error) && error.problem.status === NOT_FOUND) return 0;
          throw error;
        },
      ),
    [subject],
  );
  const choose = (name: string) => {
    sessionStorage.setItem(SUBJECT, name);
    setAdding(false);
    setSubject(name);
  };

  return (
    <div class="page try">
      <header class="page-head">
        <div>
          <h1>Try it</h1>
          <p class="muted">Enroll three to five signatures of a person, then verify another.</p>
        </div>
        <SubjectName subject={subject} onChoose={choose} />
      </header>
      <Answered of={enrolled} lines={6}>
        {(references) => (
          <>
            <ol class="progress" aria-label="Steps">
              <li aria-current={references === 0 || adding ? 'step' : undefined}>
                Enroll {references > 0 && <small>{counted(references, 'reference')}</small>}
              </li>
              <li aria-current={references > 0 && !adding ? 'step' : undefined}>Verify</li>
            </ol>
            {references === 0 || adding ? (
              <Enrollment
                key={subject}
                subject={subject}
                onEnrolled={(total) => {
                  setAdding(false);
                  enrolled.set({ state: 'answered', answer: total });
                }}
                {...(adding && { onLeave: () => setAdding(false) })}
              />
            ) : (
              <QueryVerification
                key={subject}
                subject={subject}
                {...(may('enroll') && { onAdd: () => setAdding(true) })}
              />
            )}
          </>
        )}
      </Answered>
    </div>
  );
}
