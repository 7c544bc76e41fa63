import { useLayoutEffect, useRef } from 'preact/hooks';
import { momentText, scoreText } from '../parts/figures.ts';
import { keepInSight } from './keep-in-sight.ts';
import type { Queue } from './use-queue.ts';

/** What waits, oldest first, and what was decided in this sitting. */
export function QueueList({ queue: { open, current, decided, choose } }: { readonly queue: Queue }) {
  const list = useRef<HTMLElement>(null);
  useLayoutEffect(() => keepInSight(list.current, '[aria-current]'), [current?.id]);
  return (
    <section class="card queue" aria-label="Queue" ref={list}>
      <ol>
        {open.map(({ id, subject, at, score, reason }) => (
          <li key={id}>
            <button
              type="button"
              class="quiet"
              aria-current={id === current?.id ? 'true' : undefined}
              onClick={() => choose(id)}
            >
              <span>{subject}</span>
              <b>{reason === 'copy-of-reference' ? 'copy' : scoreText(score)}</b>
              <small>{momentText(at)}</small>
            </button>
          </li>
        ))}
      </ol>
      {decided.length > 0 && (
        <>
          <h2 class="small muted">Decided by you</h2>
          <ol class="decided">
            {decided.map(({ verification, outcome }) => (
              <li key={verification.id}>
                <span>{verification.subject}</span>
                <span class={`badge ${BADGES[outcome]}`}>{outcome}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** Outcomes in the colors of the decisions that they come to. */
const BADGES = { genuine: 'accept', forged: 'reject', unsure: 'review' } as const;
