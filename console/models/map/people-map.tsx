import { answerOf } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Answered } from '../../parts/answered.tsx';
import { useService } from '../../service/service.ts';
import { useAnswer } from '../../service/use-answer.ts';
import { ChosenPerson } from './chosen-person.tsx';
import { MapPlot } from './map-plot.tsx';

/** Which people a version keeps apart: their references as a map, with the signatures of whoever is chosen. */
export function PeopleMap({ version }: { readonly version: string }) {
  const { client } = useService();
  const map = useAnswer(
    () =>
      answerOf(client.GET('/v1/models/{modelVersion}/map', { params: { path: { modelVersion: version } } })),
    [version],
  );
  const [chosen, setChosen] = useState<string>();
  return (
    <section class="card" aria-label="Map of people">
      <h3>Map of people</h3>
      <Answered of={map} lines={12}>
        {(answer) => {
          const { shown, people } = answer;
          if (shown.length === 0) return <p class="muted">This version has embedded no references yet.</p>;
          const person = shown.find(({ subject }) => subject === chosen);
          return (
            <>
              <p class="muted small">
                References that the model finds alike lie together; how far groups lie apart says little.
                {shown.length < people && ` Shown are ${shown.length} of ${people} people.`}
              </p>
              <div class="people-map">
                <MapPlot map={answer} chosen={chosen} onChoose={setChosen} />
                <div class="stack">
                  <label class="experiment">
                    <span>Person</span>
                    <select
                      value={chosen ?? ''}
                      onChange={({ currentTarget }) => setChosen(currentTarget.value || undefined)}
                    >
                      <option value="">Point at the map, or choose</option>
                      {shown.map(({ subject }) => (
                        <option key={subject} value={subject}>
                          {subject}
                        </option>
                      ))}
                    </select>
                  </label>
                  {person !== undefined && <ChosenPerson {...person} />}
                </div>
              </div>
            </>
          );
        }}
      </Answered>
    </section>
  );
}
