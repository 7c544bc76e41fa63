import type { Reference } from 'countersign-client';
import { dayText } from '../parts/figures.ts';
import { Findings } from '../parts/findings.tsx';
import { ReferencePicture } from '../parts/reference-picture.tsx';

export interface ReferenceCardProps {
  readonly subject: string;
  readonly reference: Reference;
  readonly name: string;
  /** The model that answers now, where it is known. */
  readonly activeVersion: string | undefined;
  readonly onRemove?: () => void;
  readonly onAccept?: () => void;
}

/** One reference: its picture, its quality, and which models know it. */
export function ReferenceCard({
  subject,
  reference,
  name,
  activeVersion,
  onRemove,
  onAccept,
}: ReferenceCardProps) {
  const { id, state, enrolledAt, by, findings, modelVersions } = reference;
  const isReady = activeVersion === undefined || modelVersions.includes(activeVersion);
  return (
    <li class={state}>
      <ReferencePicture subject={subject} reference={id} name={name} />
      <p class="small">
        {dayText(enrolledAt)} <span class="muted">by {by}</span>
      </p>
      <p class="small muted">
        {state === 'held' && <span class="badge review">Held: unlike the others</span>}
        {state === 'active' && findings.length === 0 && <span class="badge accept">Good quality</span>}
        {state === 'active' && !isReady && <span class="badge">Embedded when next needed</span>}
      </p>
      <Findings findings={findings} />
      <p class="small muted">Embedded by {modelVersions.join(', ') || 'no model yet'}</p>
      <div class="actions">
        {state === 'held' && onAccept !== undefined && (
          <button type="button" onClick={onAccept} aria-label={`Accept ${name}`}>
            Accept
          </button>
        )}
        {onRemove !== undefined && (
          <button type="button" class="quiet" onClick={onRemove} aria-label={`Remove ${name}`}>
            Remove
          </button>
        )}
      </div>
    </li>
  );
}
