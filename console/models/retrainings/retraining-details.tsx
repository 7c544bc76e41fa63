import { answerOf } from 'countersign-client';
import { useEffect } from 'preact/hooks';
import { Answered } from '../../parts/answered.tsx';
import { percent } from '../../parts/figures.ts';
import { useService } from '../../service/service.ts';
import { useAnswer } from '../../service/use-answer.ts';
import { Approval } from './approval.tsx';
import { JobFigures } from './job-figures.tsx';

/** A training machine says how far it is about every ten seconds. */
const REFRESH_MILLISECONDS = 4000;

export interface RetrainingDetailsProps {
  readonly id: string;
  /** When it last changed: what was read before that is read again. */
  readonly changedAt: string;
  readonly onChanged: () => void;
}

/** What the steps of a retraining have found so far: sets, measurements, the gate's verdict, how far embedding is. */
export function RetrainingDetails({ id, changedAt, onChanged }: RetrainingDetailsProps) {
  const { client } = useService();
  const run = useAnswer(
    () => answerOf(client.GET('/v1/retrainings/{retraining}', { params: { path: { retraining: id } } })),
    [id, changedAt],
    { keepsOld: true },
  );
  const isRunning = run.asked.state === 'answered' && run.asked.answer.status === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const turns = setInterval(run.reload, REFRESH_MILLISECONDS);
    return () => clearInterval(turns);
  }, [isRunning]);
  return (
    <Answered of={run} lines={3}>
      {({ status, sets, metrics, verdict, progress, reembedding, failure, approval }) => (
        <div class="stack small">
          {sets !== undefined && (
            <p>
              {sets
                .map(
                  ({ name, use, writers, images }) =>
                    `${name}: ${writers} people, ${images} pictures (${use})`,
                )
                .join('; ')}
            </p>
          )}
          {metrics !== undefined && (
            <table>
              <thead>
                <tr>
                  <th scope="col">Benchmark</th>
                  <th scope="col">Candidate, EER</th>
                  <th scope="col">Active, EER</th>
                </tr>
              </thead>
              <tbody>
                {metrics.candidate.rates.map(({ benchmark, group, references, forgery, eer }, place) => (
                  <tr key={`${benchmark} ${group} ${references} ${forgery}`}>
                    <td>
                      {benchmark} {group} · {references} · {forgery}
                    </td>
                    <td>{percent(eer)}</td>
                    <td>{percent(metrics.active.rates[place]?.eer ?? 0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {verdict !== undefined && (
            <p>
              {verdict.passed ? 'The gate let it pass.' : 'The gate refused it:'}{' '}
              {verdict.refusals.map(({ reason }) => reason).join(' ')}
            </p>
          )}
          {progress !== undefined && <JobFigures of={progress} />}
          {reembedding !== undefined && (
            <label class="experiment">
              <span>
                References embedded of {reembedding.subjectsDone} of {reembedding.subjects} people
              </span>
              <progress max={Math.max(1, reembedding.subjects)} value={reembedding.subjectsDone} />
            </label>
          )}
          {failure !== undefined && <p>It failed: {failure.reason}</p>}
          {approval !== undefined && (
            <p>
              {approval.approved ? 'Approved' : 'Declined'} by {approval.reviewer}.
            </p>
          )}
          {status === 'waiting-for-approval' && <Approval id={id} onGiven={onChanged} />}
        </div>
      )}
    </Answered>
  );
}
