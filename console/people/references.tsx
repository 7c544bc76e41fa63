import { answerOf, type Reference } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Answered } from '../parts/answered.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import { ReferenceCard } from './reference-card.tsx';

export interface ReferencesProps {
  readonly subject: string;
  /** Called when the counts of the subject are no longer what they were. */
  readonly onChanged: () => void;
}

/** The references of a person, with what was noticed about each. */
export function References({ subject, onChanged }: ReferencesProps) {
  const { client, may } = useService();
  const [failure, setFailure] = useState<unknown>();
  const list = useAnswer(
    () => answerOf(client.GET('/v1/subjects/{subject}/references', { params: { path: { subject } } })),
    [subject],
  );
  const active = useAnswer(
    async () => (may('verify') ? (await answerOf(client.GET('/v1/models/active'))).modelVersion : undefined),
    [],
  );
  const activeVersion = active.asked.state === 'answered' ? active.asked.answer : undefined;

  /** Shows what an action comes to at once, and takes it back where the service refuses. */
  const act = async (references: readonly Reference[], shown: Reference[], call: () => Promise<unknown>) => {
    const show = (those: readonly Reference[]) =>
      list.set({ state: 'answered', answer: { subject, references: [...those] } });
    setFailure(undefined);
    show(shown);
    try {
      await call();
      onChanged();
    } catch (error) {
      show(references);
      setFailure(error);
    }
  };
  const removal = (references: readonly Reference[], { id }: Reference) =>
    act(
      references,
      references.filter((one) => one.id !== id),
      () =>
        answerOf(
          client.DELETE('/v1/subjects/{subject}/references/{reference}', {
            params: { path: { subject, reference: id } },
          }),
        ),
    );
  const acceptance = (references: readonly Reference[], { id }: Reference) =>
    act(
      references,
      references.map((one) => (one.id === id ? { ...one, state: 'active' } : one)),
      () =>
        answerOf(
          client.POST('/v1/subjects/{subject}/references/{reference}/acceptance', {
            params: { path: { subject, reference: id } },
          }),
        ),
    );

  return (
    <section class="card" aria-label="References">
      <h3>References</h3>
      {failure !== undefined && <FailureNotice error={failure} />}
      <Answered of={list} lines={5}>
        {({ references }) => (
          <ul class="references">
            {references.map((reference, place) => (
              <ReferenceCard
                key={reference.id}
                subject={subject}
                reference={reference}
                name={`Reference ${place + 1}`}
                activeVersion={activeVersion}
                {...(may('enroll') && { onRemove: () => removal(references, reference) })}
                {...(may('review') && { onAccept: () => acceptance(references, reference) })}
              />
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
}
