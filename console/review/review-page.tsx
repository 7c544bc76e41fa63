import { useEffect } from 'preact/hooks';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { counted } from '../parts/figures.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { QueueList } from './queue-list.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { useQueue } from './use-queue.ts';

/** Where a person decides what the model left open. */
export function ReviewPage() {
  const queue = useQueue();
  const { state, failure, open, hasMore, decided, current, reload } = queue;
  useEffect(() => {
    // Whoever stood on something that is gone now goes on from here, and not from the top of the page.
    const isLost = decided.length > 0 && document.activeElement === document.body;
    if (isLost) document.getElementById('main')?.focus({ preventScroll: true });
  }, [decided.length]);
  return (
    <div class="page review">
      <header class="page-head">
        <div>
          <h1>Review</h1>
          <p class="muted" aria-live="polite">
            {state === 'waiting' && 'Reading the queue …'}
            {state === 'ready' && `${counted(open.length, 'signature')} to look at`}
            {hasMore && ' and more'}
            {decided.length > 0 && `, ${decided.length} decided`}
          </p>
        </div>
      </header>
      {failure !== undefined && (
        <FailureNotice error={failure} {...(state === 'failed' && { retry: reload })} />
      )}
      {state === 'waiting' && <Skeleton lines={9} />}
      {state === 'ready' && (
        <div class="queue-and-desk">
          {(current !== undefined || decided.length > 0) && <QueueList queue={queue} />}
          {current === undefined ? (
            <div class="card empty-state">
              <h2>Nothing waits for you</h2>
              <p>
                {decided.length > 0
                  ? `You have decided ${decided.length}. New ones appear when you look again.`
                  : 'Verifications that are neither clearly genuine nor clearly not come here.'}
              </p>
              <button type="button" onClick={reload}>
                Look again
              </button>
            </div>
          ) : (
            <ReviewDesk queue={queue} verification={current} />
          )}
        </div>
      )}
    </div>
  );
}
