import { FailureNotice } from '../parts/failure-notice.tsx';
import { counted } from '../parts/figures.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { QueueList } from './queue-list.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { useQueue } from './use-queue.ts';

/** Where a person decides what the model left open. */
export function ReviewPage() {
  const queue = useQueue();
  const { state, failure, open, decided, current, reload } = queue;
  return (
    <div class="page review">
      <header class="page-head">
        <div>
          <h1>Review</h1>
          <p class="muted" aria-live="polite">
            {state === 'waiting' ? 'Reading the queue …' : `${counted(open.length, 'signature')} to look at`}
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
          <QueueList queue={queue} />
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
