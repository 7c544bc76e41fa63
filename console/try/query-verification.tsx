import { answerOf, type NewVerification } from 'countersign-client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { AnswerCard } from '../answer/answer-card.tsx';
import { Capture } from '../capture/capture.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { base64Of } from '../service/base64.ts';
import { useService } from '../service/service.ts';

export interface QueryVerificationProps {
  readonly subject: string;
  /** Enrolls further references; absent where the person may not. */
  readonly onAdd?: () => void;
}

type Progress =
  | { readonly state: 'idle' }
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'answered'; readonly answer: NewVerification };

/** Takes a questioned signature and shows what the service makes of it. */
export function QueryVerification({ subject, onAdd }: QueryVerificationProps) {
  const { client, may } = useService();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });

  const answers = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current: answer } = answers;
    if (progress.state !== 'answered' || answer === null) return;
    // On a phone the answer lies below what is seen.
    if (answer.getBoundingClientRect().top > innerHeight / 2) answer.scrollIntoView();
  }, [progress]);

  const verify = async (picture: Blob) => {
    setProgress({ state: 'asking' });
    try {
      // An explanation shows a reference, which not everybody may see.
      const answer = await answerOf(
        client.POST('/v1/subjects/{subject}/verifications', {
          params: { path: { subject }, query: { explain: may('review') ? 'true' : 'false' } },
          body: { image: await base64Of(picture) },
        }),
      );
      setProgress({ state: 'answered', answer });
    } catch (error) {
      setProgress({ state: 'failed', error });
    }
  };

  return (
    <div class="columns">
      <section class="card">
        <Capture
          label={`Area to draw a signature to verify as ${subject}'s`}
          takeLabel="Verify"
          onTake={verify}
        />
        {onAdd !== undefined && (
          <button type="button" class="quiet" onClick={onAdd}>
            Enroll more signatures of {subject}
          </button>
        )}
      </section>
      <section class="card answers" ref={answers}>
        {progress.state === 'idle' && (
          <div class="empty-state">
            <h2>Did {subject} sign this?</h2>
            <p>Sign again, or let somebody else try. The answer appears here, with its reasons.</p>
          </div>
        )}
        {progress.state === 'asking' && <Skeleton lines={8} />}
        {progress.state === 'failed' && <FailureNotice error={progress.error} />}
        {progress.state === 'answered' && <AnswerCard answer={progress.answer} />}
      </section>
    </div>
  );
}
