import { answerOf } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Capture } from '../capture/capture.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { base64Of } from '../service/base64.ts';
import { useService } from '../service/service.ts';
import { type Taken, TakenStrip, taken } from './taken-strip.tsx';

/** How many references make a verification reliable, and more of which add little. */
const FEWEST = 3;
const MOST = 5;

export interface EnrollmentProps {
  readonly subject: string;
  readonly onEnrolled: (total: number) => void;
  /** Absent where there is nothing to go back to. */
  readonly onLeave?: () => void;
}

/** Collects genuine signatures of a person and enrolls them together. */
export function Enrollment({ subject, onEnrolled, onLeave }: EnrollmentProps) {
  const { client, may } = useService();
  const [pictures, setPictures] = useState<readonly Taken[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const enroll = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const images = await Promise.all(pictures.map(({ picture }) => base64Of(picture)));
      const { total } = await answerOf(
        client.POST('/v1/subjects/{subject}/references', { params: { path: { subject } }, body: { images } }),
      );
      onEnrolled(total);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  if (!may('enroll')) {
    return (
      <p class="notice">{subject} has no references, and you may not enroll any. Choose another person.</p>
    );
  }
  const missing = FEWEST - pictures.length;
  return (
    <div class="columns">
      <section class="card">
        <Capture
          label={`Area to draw signature ${pictures.length + 1} of ${subject}`}
          takeLabel={`Take signature ${pictures.length + 1}`}
          several
          onTake={(picture) => setPictures((before) => [...before, taken(picture)])}
        />
      </section>
      <section class="card">
        <h2>Signatures of {subject}</h2>
        <TakenStrip
          pictures={pictures}
          places={Math.max(MOST, pictures.length)}
          onRemove={(gone) => setPictures((before) => before.filter((one) => one !== gone))}
        />
        <p class="muted" aria-live="polite">
          {missing > 0
            ? `${missing} more to go. Sign each time anew; no two are ever the same, and that is what is learned.`
            : 'Enough to enroll. Up to five make it more reliable.'}
        </p>
        {failure !== undefined && <FailureNotice error={failure} />}
        <div class="actions">
          <button type="button" class="primary" disabled={missing > 0 || busy} onClick={enroll}>
            {busy ? 'Enrolling …' : `Enroll ${pictures.length || ''} signatures`}
          </button>
          {onLeave !== undefined && (
            <button type="button" onClick={onLeave}>
              Back
            </button>
          )}
        </div>
      </section>
    </div>
  );
}
