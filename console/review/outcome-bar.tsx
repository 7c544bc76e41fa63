import type { OutcomeRequest } from 'countersign-client';
import type { RefObject } from 'preact';
import type { Shortcut } from './shortcuts.ts';

export interface OutcomeBarProps {
  readonly notes: string;
  readonly notesField: RefObject<HTMLTextAreaElement | null>;
  readonly onNotes: (notes: string) => void;
  /** Not before the signatures are to be seen. */
  readonly canDecide: boolean;
  readonly onDecide: (outcome: OutcomeRequest['outcome']) => void;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  readonly shortcuts: readonly Shortcut[];
  readonly keysAreOn: boolean;
  readonly onKeys: (isOn: boolean) => void;
}

const OUTCOMES = [
  { outcome: 'genuine', label: 'Genuine', key: 'G', look: 'accept' },
  { outcome: 'forged', label: 'Forged', key: 'F', look: 'reject' },
  { outcome: 'unsure', label: 'Unsure', key: 'U', look: 'review' },
] as const;
const MOST_NOTES = 2000;

/** What was found, with notes, and the way back. */
export function OutcomeBar({
  notes,
  notesField,
  onNotes,
  canDecide,
  onDecide,
  canUndo,
  onUndo,
  shortcuts,
  keysAreOn,
  onKeys,
}: OutcomeBarProps) {
  return (
    <footer class="card outcome-bar">
      <textarea
        ref={notesField}
        rows={1}
        maxLength={MOST_NOTES}
        placeholder="Notes (optional)"
        aria-label="Notes"
        value={notes}
        onInput={({ currentTarget }) => onNotes(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
      />
      <div class="actions">
        {OUTCOMES.map(({ outcome, label, key, look }) => (
          <button
            key={outcome}
            type="button"
            class={`outcome ${look}`}
            aria-disabled={!canDecide}
            onClick={() => onDecide(outcome)}
          >
            {label} {keysAreOn && <kbd>{key}</kbd>}
          </button>
        ))}
        <button type="button" onClick={onUndo} disabled={!canUndo}>
          Undo {keysAreOn && <kbd>Z</kbd>}
        </button>
      </div>
      <details class="keys">
        <summary>Keyboard</summary>
        <label class="check">
          <input
            type="checkbox"
            checked={keysAreOn}
            onChange={({ currentTarget }) => onKeys(currentTarget.checked)}
          />
          <span>Single keys act</span>
        </label>
        <dl>
          {shortcuts.map(({ shown, does }) => (
            <div key={does}>
              <dt>
                <kbd>{shown}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </details>
    </footer>
  );
}
