import { answerOf } from 'countersign-client';
import { DecisionBadge } from '../answer/decision-badge.tsx';
import { Answered } from '../parts/answered.tsx';
import { counted, momentText, scoreText } from '../parts/figures.ts';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import { HistoryPlot } from './history-plot.tsx';

const SHOWN_IN_PLOT = 100;
const SHOWN_IN_TABLE = 8;

/** How a person's verifications went: all as a plot over time, the latest as rows. */
export function History({ subject }: { readonly subject: string }) {
  const { client } = useService();
  const list = useAnswer(
    () =>
      answerOf(
        client.GET('/v1/subjects/{subject}/verifications', {
          params: { path: { subject }, query: { limit: SHOWN_IN_PLOT } },
        }),
      ),
    [subject],
  );
  return (
    <section class="card" aria-label="History">
      <h3>Verifications</h3>
      <Answered of={list} lines={6}>
        {({ verifications }) =>
          verifications.length === 0 ? (
            <p class="muted">None yet.</p>
          ) : (
            <>
              <HistoryPlot verifications={verifications} />
              <table>
                <caption class="muted">
                  {verifications.length > SHOWN_IN_TABLE
                    ? `The latest ${SHOWN_IN_TABLE} of ${verifications.length}`
                    : counted(verifications.length, 'verification')}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">When</th>
                    <th scope="col">Decision</th>
                    <th scope="col">Score</th>
                    <th scope="col">Review</th>
                  </tr>
                </thead>
                <tbody>
                  {verifications
                    .slice(0, SHOWN_IN_TABLE)
                    .map(({ id, at, decision, score, review, reason }) => (
                      <tr key={id}>
                        <td>{momentText(at)}</td>
                        <td>
                          <DecisionBadge decision={decision} />
                          {reason === 'copy-of-reference' && ' a copy'}
                        </td>
                        <td>{scoreText(score)}</td>
                        <td class="muted">
                          {review?.state === 'closed' ? review.outcome : (review?.state ?? '–')}
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </>
          )
        }
      </Answered>
    </section>
  );
}
