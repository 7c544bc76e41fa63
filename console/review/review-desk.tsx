import type { OutcomeRequest, Verification } from 'countersign-client';
import { useRef, useState } from 'preact/hooks';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { EvidenceStrip } from './evidence-strip.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { ComparedPictures } from './pictures/compared-pictures.tsx';
import { boundedZoom, FIRST_VIEW, modeAfter } from './pictures/view.ts';
import { ViewControls } from './pictures/view-controls.tsx';
import { ReferencePicker } from './reference-picker.tsx';
import { type Shortcut, useShortcuts } from './shortcuts.ts';
import { useMaterial } from './use-material.ts';
import type { Queue } from './use-queue.ts';

export interface ReviewDeskProps {
  readonly queue: Queue;
  readonly verification: Verification;
}

const ZOOM_STEP = 1.25;
const MOST_PICKED = 9;

/** Query and references of one review, large, with everything that helps to decide. */
export function ReviewDesk({ queue, verification }: ReviewDeskProps) {
  const { material, failure, retry } = useMaterial(verification, queue.following);
  const [view, setView] = useState(FIRST_VIEW);
  const [picked, setPicked] = useState<{ readonly of: string; readonly place: number }>();
  /** By review, so that notes stay with what they are about, after an undo as well. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const notes = drafts[verification.id] ?? '';
  const notesField = useRef<HTMLTextAreaElement>(null);
  const [keysAreOn, setKeysOn] = useState(true);

  const references = material?.references ?? [];
  const nearest = nearestPlace(verification, references);
  const place = picked?.of === verification.id ? picked.place : nearest;
  const pick = (to: number) => setPicked({ of: verification.id, place: to });
  const zoom = (times: number) =>
    setView((before) => ({ ...before, zoom: boundedZoom(before.zoom * times) }));
  const decide = (outcome: OutcomeRequest['outcome']) => {
    // Nobody decides about what they have not seen.
    if (material === undefined) return;
    queue.decide({ outcome, ...(notes.trim() !== '' && { notes: notes.trim() }) });
  };

  const shortcuts: readonly Shortcut[] = [
    { keys: ['g'], shown: 'G', does: 'Genuine', act: () => decide('genuine') },
    { keys: ['f'], shown: 'F', does: 'Forged', act: () => decide('forged') },
    { keys: ['u'], shown: 'U', does: 'Unsure', act: () => decide('unsure') },
    { keys: ['z'], shown: 'Z', does: 'Undo', act: queue.undo },
    { keys: ['n', 'j'], shown: 'N', does: 'Next', act: () => queue.move(1) },
    { keys: ['p', 'k'], shown: 'P', does: 'Previous', act: () => queue.move(-1) },
    {
      keys: ['t'],
      shown: 'T',
      does: 'Take notes, Esc to leave them',
      act: () => notesField.current?.focus(),
    },
    {
      keys: ['m'],
      shown: 'M',
      does: 'Beside, overlay, flicker',
      act: () => setView((before) => ({ ...before, mode: modeAfter(before.mode) })),
    },
    { keys: ['+', '='], shown: '+', does: 'Larger', act: () => zoom(ZOOM_STEP) },
    { keys: ['-'], shown: '−', does: 'Smaller', act: () => zoom(1 / ZOOM_STEP) },
    ...references.slice(0, MOST_PICKED).map((_, to) => ({
      keys: [String(to + 1)],
      shown: String(to + 1),
      does: `Reference ${to + 1}`,
      act: () => pick(to),
    })),
  ];
  useShortcuts(shortcuts, keysAreOn);

  if (failure !== undefined) return <FailureNotice error={failure} retry={retry} />;
  return (
    <section class="desk" aria-label={`Review of ${verification.subject}`}>
      <EvidenceStrip
        verification={verification}
        place={`${queue.position} of ${queue.open.length}${queue.hasMore ? '+' : ''}`}
      />
      <ViewControls view={view} onChange={setView} />
      <ComparedPictures
        query={material?.query}
        reference={references[place]?.picture}
        referenceName={`Reference ${place + 1}`}
        view={view}
        onChange={setView}
      />
      <ReferencePicker verification={verification} references={references} place={place} onPick={pick} />
      <OutcomeBar
        notes={notes}
        notesField={notesField}
        onNotes={(text) => setDrafts((before) => ({ ...before, [verification.id]: text }))}
        canDecide={material !== undefined}
        onDecide={decide}
        canUndo={queue.decided.length > 0}
        onUndo={queue.undo}
        shortcuts={shortcuts}
        keysAreOn={keysAreOn}
        onKeys={setKeysOn}
      />
    </section>
  );
}

/** The reference that the query fits best, which is looked at first. */
function nearestPlace(
  { references: scored }: Verification,
  references: readonly { readonly id: string }[],
): number {
  const score = (id: string) => scored.find((one) => one.id === id)?.score ?? 0;
  return references.reduce(
    (best, { id }, place) => (score(id) > score(references[best]?.id ?? '') ? place : best),
    0,
  );
}
