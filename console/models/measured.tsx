import { answerOf } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Answered } from '../parts/answered.tsx';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import { DetPlot } from './det-plot.tsx';
import { ErrorRates } from './error-rates.tsx';
import { experimentsOf, nameOf } from './experiment.ts';

export interface MeasuredProps {
  readonly version: string;
  readonly active: string | undefined;
}

/** How good a version is: error rates with intervals, and its DET curve beside that of the active one. */
export function Measured({ version, active }: MeasuredProps) {
  const { client } = useService();
  const read = (modelVersion: string) =>
    answerOf(client.GET('/v1/models/{modelVersion}/evaluation', { params: { path: { modelVersion } } }));
  const own = useAnswer(() => read(version), [version]);
  const others = useAnswer(
    async () => (active === undefined || active === version ? undefined : read(active)),
    [active, version],
  );
  const [chosen, setChosen] = useState<string>();
  return (
    <section class="card" aria-label="What was measured">
      <h3>Error rates</h3>
      <Answered of={own} lines={8}>
        {(evaluation) => {
          const experiments = experimentsOf(evaluation.results);
          const shown = experiments.find((one) => nameOf(one) === chosen) ?? experiments[0];
          const activeResults =
            others.asked.state === 'answered' && others.asked.answer !== undefined
              ? experimentsOf(others.asked.answer.results)
              : [];
          return (
            <>
              <ErrorRates results={experiments} before={activeResults} />
              {shown !== undefined && (
                <>
                  <label class="experiment">
                    <span>DET curve of</span>
                    <select
                      value={nameOf(shown)}
                      onChange={({ currentTarget }) => setChosen(currentTarget.value)}
                    >
                      {experiments.map((one) => (
                        <option key={nameOf(one)} value={nameOf(one)}>
                          {nameOf(one)}
                        </option>
                      ))}
                    </select>
                  </label>
                  <DetPlot
                    name={nameOf(shown)}
                    shown={shown}
                    active={activeResults.find((one) => nameOf(one) === nameOf(shown))}
                  />
                </>
              )}
              {evaluation.warnings.length > 0 && (
                <ul class="findings">
                  {evaluation.warnings.map(({ data, message }) => (
                    <li key={`${data} ${message}`}>
                      {data}: {message}
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
