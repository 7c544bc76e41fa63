import { answerOf } from 'countersign-client';
import { Answered } from '../parts/answered.tsx';
import { dayText } from '../parts/figures.ts';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import type { PageProps } from '../shell/lazy-page.tsx';
import { hashOf } from '../shell/place.ts';
import { ModelCard } from './model-card.tsx';
import { Retrainings } from './retrainings/retrainings.tsx';

/** Which models there are, how good each is, and how the next one is coming along. */
export function ModelsPage({ rest: [chosen] }: PageProps) {
  const { client, may } = useService();
  const list = useAnswer(() => answerOf(client.GET('/v1/models')), []);
  return (
    <div class="page models">
      <header class="page-head">
        <div>
          <h1>Models</h1>
          <p class="muted">What was measured of each version, and which one answers.</p>
        </div>
      </header>
      <Answered of={list} lines={8}>
        {({ models }) => {
          const active = models.find((model) => model.active)?.modelVersion;
          const shown = chosen ?? active ?? models[0]?.modelVersion;
          return (
            <div class="list-and-card">
              <section class="card subject-list" aria-label="Versions">
                <ul>
                  {models.map(({ modelVersion, publishedAt, active: isActive }) => (
                    <li key={modelVersion}>
                      <a
                        href={hashOf('models', modelVersion)}
                        aria-current={modelVersion === shown ? 'true' : undefined}
                      >
                        <span>{modelVersion}</span>
                        {isActive ? (
                          <span class="badge accept">active</span>
                        ) : (
                          <small>{dayText(publishedAt)}</small>
                        )}
                      </a>
                    </li>
                  ))}
                </ul>
                {models.length === 0 && <p class="muted">No model is published yet.</p>}
              </section>
              <div class="subject-card">
                {shown !== undefined && (
                  <ModelCard key={shown} version={shown} active={active} onMoved={list.reload} />
                )}
                {may('operate') && <Retrainings />}
              </div>
            </div>
          );
        }}
      </Answered>
    </div>
  );
}
