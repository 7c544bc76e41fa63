import { answerOf } from 'countersign-client';
import { useState } from 'preact/hooks';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useService } from '../../service/service.ts';

export interface ApprovalProps {
  readonly id: string;
  readonly onGiven: () => void;
}

/** Whether a candidate that has passed the gate may go on. */
export function Approval({ id, onGiven }: ApprovalProps) {
  const { client, session } = useService();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const answer = async (approve: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await answerOf(
        client.POST('/v1/retrainings/{retraining}/approval', {
          params: { path: { retraining: id } },
          body: { approve, reviewer: session.person },
        }),
      );
      onGiven();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <>
      {failure !== undefined && <FailureNotice error={failure} />}
      <div class="actions">
        <button type="button" class="primary" disabled={busy} onClick={() => answer(true)}>
          Approve and go on
        </button>
        <button type="button" disabled={busy} onClick={() => answer(false)}>
          Decline
        </button>
      </div>
    </>
  );
}
