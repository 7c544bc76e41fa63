import { answerOf } from 'countersign-client';
import { Answered } from '../parts/answered.tsx';
import { counted, momentText } from '../parts/figures.ts';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import { PeopleMap } from './map/people-map.tsx';
import { Measured } from './measured.tsx';
import { PointerActions } from './pointer-actions.tsx';

export interface ModelCardProps {
  readonly version: string;
  /** The version that answers now. */
  readonly active: string | undefined;
  /** Called when another version answers. */
  readonly onMoved: () => void;
}

/** One version: where it comes from, how good it is, and the way to make it answer. */
export function ModelCard({ version, active, onMoved }: ModelCardProps) {
  const { client, may } = useService();
  const model = useAnswer(
    () => answerOf(client.GET('/v1/models/{modelVersion}', { params: { path: { modelVersion: version } } })),
    [version],
  );
  return (
    <>
      <section class="card" aria-label={`Model ${version}`}>
        <header class="subject-head">
          <div>
            <h2>{version}</h2>
            <Answered of={model} lines={1}>
              {({ createdAt, training }) => (
                <p class="muted">
                  Made {momentText(createdAt)}
                  {training !== undefined && ` in ${counted(training.steps, 'step')}, seed ${training.seed}`}
                </p>
              )}
            </Answered>
          </div>
          {may('operate') && <PointerActions version={version} active={active} onMoved={onMoved} />}
        </header>
        <Answered of={model} lines={2}>
          {({ training, card }) => (
            <>
              {training !== undefined && (
                <p class="small">
                  Learned from{' '}
                  {training.sets
                    .map(({ name, classes, images }) => `${name} (${classes} people, ${images} pictures)`)
                    .join(', ')}
                  .
                </p>
              )}
              <details>
                <summary>Model card</summary>
                <pre class="card-text">{card}</pre>
              </details>
            </>
          )}
        </Answered>
      </section>
      <Measured version={version} active={active} />
      {may('review') && <PeopleMap version={version} />}
    </>
  );
}
