import type { RetrainingList } from 'countersign-client';
import { momentText } from '../../parts/figures.ts';
import { RetrainingDetails } from './retraining-details.tsx';

type Summary = RetrainingList['retrainings'][number];

export interface RetrainingRowProps {
  readonly summary: Summary;
  readonly onChanged: () => void;
}

/** Steps in their order, in the words of the page. */
const STEPS: readonly { step: Summary['step']; label: string }[] = [
  { step: 'snapshot', label: 'Data' },
  { step: 'train', label: 'Train' },
  { step: 'evaluate', label: 'Measure' },
  { step: 'gate', label: 'Gate' },
  { step: 'approve', label: 'Approve' },
  { step: 'reembed', label: 'Embed' },
  { step: 'promote', label: 'Promote' },
];

const STATUS: Readonly<Record<Summary['status'], { label: string; look: string }>> = {
  running: { label: 'running', look: '' },
  'waiting-for-approval': { label: 'waits for approval', look: 'review' },
  promoted: { label: 'promoted', look: 'accept' },
  refused: { label: 'refused by the gate', look: 'reject' },
  declined: { label: 'declined', look: 'reject' },
  failed: { label: 'failed', look: 'reject' },
};

/** One retraining: how far it has come, and on demand what it has found. */
export function RetrainingRow({ summary, onChanged }: RetrainingRowProps) {
  const { id, status, step, startedAt, startedBy, candidate, updatedAt } = summary;
  const reached = STEPS.findIndex((one) => one.step === step);
  const isDone = status === 'promoted';
  return (
    <li>
      <div class="subject-head">
        <span>
          <strong>{candidate ?? 'No candidate yet'}</strong>{' '}
          <span class="muted small">
            {momentText(startedAt)} by {startedBy}
          </span>
        </span>
        <span class={`badge ${STATUS[status].look}`}>{STATUS[status].label}</span>
      </div>
      <ol class="run-steps" aria-label="Steps">
        {STEPS.map(({ step: one, label }, place) => (
          <li
            key={one}
            class={isDone || place < reached ? 'done' : ''}
            aria-current={!isDone && place === reached ? 'step' : undefined}
          >
            {label}
          </li>
        ))}
      </ol>
      <details open={status === 'waiting-for-approval' || status === 'running'}>
        <summary>What it has found</summary>
        <RetrainingDetails id={id} changedAt={updatedAt} onChanged={onChanged} />
      </details>
    </li>
  );
}
