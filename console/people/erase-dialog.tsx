import { answerOf, type ErasureReceipt } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { useService } from '../service/service.ts';

export interface EraseDialogProps {
  readonly subject: string;
  readonly onClose: () => void;
  readonly onErased: (receipt: ErasureReceipt) => void;
}

/** Makes sure that a person is erased on purpose. */
export function EraseDialog({ subject, onClose, onErased }: EraseDialogProps) {
  const { client } = useService();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const erase = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      onErased(await answerOf(client.DELETE('/v1/subjects/{subject}', { params: { path: { subject } } })));
      onClose();
    } catch (error) {
      setBusy(false);
      setFailure(error);
    }
  };
  return (
    <Dialog title={`Erase ${subject}?`} onClose={onClose}>
      <form class="stack" onSubmit={erase}>
        <p>
          References, embeddings, verifications and pictures are removed, with every stored version of them.
          Nobody can bring them back. You get a receipt.
        </p>
        <label class="stack">
          <span>
            Type <strong>{subject}</strong> to confirm
          </span>
          <input
            value={typed}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        {failure !== undefined && <FailureNotice error={failure} />}
        <div class="actions">
          <button type="submit" class="danger" disabled={typed !== subject || busy}>
            {busy ? 'Erasing …' : 'Erase'}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
