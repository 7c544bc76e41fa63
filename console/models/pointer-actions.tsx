import { answerOf } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { useService } from '../service/service.ts';

export interface PointerActionsProps {
  readonly version: string;
  readonly active: string | undefined;
  readonly onMoved: () => void;
}

type Action = 'promote' | 'roll back';

/** Makes a version answer, or the one before the active one again, once somebody has confirmed it. */
export function PointerActions({ version, active, onMoved }: PointerActionsProps) {
  const { client } = useService();
  const [asked, setAsked] = useState<Action>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const action: Action = version === active ? 'roll back' : 'promote';
  const close = () => {
    setAsked(undefined);
    setBusy(false);
    setFailure(undefined);
  };
  const move = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await answerOf(
        action === 'promote'
          ? client.POST('/v1/models/{modelVersion}/promotion', {
              params: { path: { modelVersion: version } },
            })
          : client.POST('/v1/models/rollback'),
      );
      close();
      onMoved();
    } catch (error) {
      setBusy(false);
      setFailure(error);
    }
  };
  return (
    <div class="actions">
      <button type="button" class={action === 'promote' ? 'primary' : ''} onClick={() => setAsked(action)}>
        {action === 'promote' ? 'Promote …' : 'Roll back …'}
      </button>
      {asked !== undefined && (
        <Dialog
          title={asked === 'promote' ? `Let ${version} answer?` : `Go back from ${version}?`}
          onClose={close}
        >
          <p>
            {asked === 'promote'
              ? `Every caller gets the answers of ${version} from its next request on, instead of those of ${active ?? 'no model'}. Scores and thresholds are its own.`
              : 'Every caller gets the answers of the version before from its next request on.'}{' '}
            This can be undone.
          </p>
          {failure !== undefined && <FailureNotice error={failure} />}
          <div class="actions">
            <button type="button" class="primary" disabled={busy} onClick={move}>
              {asked === 'promote' ? 'Promote' : 'Roll back'}
            </button>
            <button type="button" onClick={close}>
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
