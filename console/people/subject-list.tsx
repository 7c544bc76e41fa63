import { answerOf, type SubjectList as Page } from 'countersign-client';
import { useState } from 'preact/hooks';
import { Answered } from '../parts/answered.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { dayText } from '../parts/figures.ts';
import { canBeName } from '../parts/subject-names.ts';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';
import { hashOf } from '../shell/place.ts';

export interface SubjectListProps {
  readonly chosen: string | undefined;
  /** Who was erased since the list was read. */
  readonly without: ReadonlySet<string>;
}

const PAGE = 50;
const NOBODY: Page = { subjects: [] };

/** Everybody whose name begins as was typed, by name. */
export function SubjectList({ chosen, without }: SubjectListProps) {
  const { client } = useService();
  const [prefix, setPrefix] = useState('');
  const read = (after?: string) =>
    answerOf(
      client.GET('/v1/subjects', {
        params: {
          query: { limit: PAGE, ...(prefix !== '' && { prefix }), ...(after !== undefined && { after }) },
        },
      }),
    );
  const list = useAnswer(async () => (prefix === '' || canBeName(prefix) ? read() : NOBODY), [prefix], {
    keepsOld: true,
  });
  const [failure, setFailure] = useState<unknown>();
  const more = async (before: Page) => {
    setFailure(undefined);
    try {
      const next = await read(before.next);
      list.set({ state: 'answered', answer: { ...next, subjects: [...before.subjects, ...next.subjects] } });
    } catch (error) {
      setFailure(error);
    }
  };

  return (
    <section class="card subject-list" aria-label="Enrolled people">
      <input
        type="search"
        placeholder="Search by name"
        aria-label="Search by name"
        value={prefix}
        onInput={({ currentTarget }) => setPrefix(currentTarget.value.trim())}
      />
      <Answered of={list} lines={8}>
        {(page) => (
          <>
            <ul>
              {page.subjects
                .filter(({ subject }) => !without.has(subject))
                .map(({ subject, createdAt }) => (
                  <li key={subject}>
                    <a
                      href={hashOf('people', subject)}
                      aria-current={subject === chosen ? 'true' : undefined}
                    >
                      <span>{subject}</span>
                      <small>{dayText(createdAt)}</small>
                    </a>
                  </li>
                ))}
            </ul>
            {page.subjects.length === 0 && (
              <p class="muted">
                {prefix === '' ? 'Nobody is enrolled yet.' : `Nobody’s name begins with “${prefix}”.`}
              </p>
            )}
            {failure !== undefined && <FailureNotice error={failure} />}
            {page.next !== undefined && (
              <button type="button" onClick={() => more(page)}>
                More
              </button>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}
