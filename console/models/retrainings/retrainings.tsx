import { answerOf } from 'countersign-client';
import { useEffect, useState } from 'preact/hooks';
import { Answered } from '../../parts/answered.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useService } from '../../service/service.ts';
import { useAnswer } from '../../service/use-answer.ts';
import { RetrainingRow } from './retraining-row.tsx';

const SHOWN = 10;
const REFRESH_MILLISECONDS = 4000;

/** The latest retrainings, kept up to date while one runs, and the way to start another. */
export function Retrainings() {
  const { client } = useService();
  const list = useAnswer(
    () => answerOf(client.GET('/v1/retrainings', { params: { query: { limit: SHOWN } } })),
    [],
  );
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const runs = list.asked.state === 'answered' ? list.asked.answer.retrainings : [];
  const isRunning = runs.some(({ status }) => status === 'running');
  useEffect(() => {
    if (!isRunning) return;
    const turns = setInterval(list.reload, REFRESH_MILLISECONDS);
    return () => clearInterval(turns);
  }, [isRunning]);

  const start = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await answerOf(
        client.POST('/v1/retrainings', { body: { startAt: 'snapshot', approval: true, config: {} } }),
      );
      list.reload();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section class="card" aria-label="Retrainings">
      <header class="subject-head">
        <h3>Retrainings</h3>
        <button type="button" onClick={start} disabled={busy || isRunning}>
          {isRunning ? 'One is running' : 'Start one'}
        </button>
      </header>
      {failure !== undefined && <FailureNotice error={failure} />}
      <Answered of={list} lines={3}>
        {({ retrainings }) =>
          retrainings.length === 0 ? (
            <p class="muted">
              None yet. A retraining learns from signatures of people who have agreed, is measured against the
              active version, and answers only after it has passed.
            </p>
          ) : (
            <ul class="retrainings">
              {retrainings.map((retraining) => (
                <RetrainingRow key={retraining.id} summary={retraining} onChanged={list.reload} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
