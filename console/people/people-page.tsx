import { useState } from 'preact/hooks';
import type { PageProps } from '../shell/lazy-page.tsx';
import { hashOf } from '../shell/place.ts';
import { SubjectCard } from './subject-card.tsx';
import { SubjectList } from './subject-list.tsx';

/** Who is enrolled: a list to search, and everything that is kept of the one that is chosen. */
export function PeoplePage({ rest: [chosen] }: PageProps) {
  const [erased, setErased] = useState<ReadonlySet<string>>(new Set());
  return (
    <div class={`page people ${chosen === undefined ? '' : 'chosen'}`}>
      <header class="page-head">
        <div>
          <h1>People</h1>
          <p class="muted">Who is enrolled, what is kept of them, and how their verifications went.</p>
        </div>
        <a class="button" href={hashOf('try')}>
          Enroll somebody
        </a>
      </header>
      <div class="list-and-card">
        <SubjectList chosen={chosen} without={erased} />
        {chosen === undefined ? (
          <div class="card empty-state">
            <h2>Nobody chosen</h2>
            <p>Choose a person to see references, history and policy.</p>
          </div>
        ) : (
          <SubjectCard
            key={chosen}
            subject={chosen}
            onErased={() => setErased((before) => new Set([...before, chosen]))}
          />
        )}
      </div>
    </div>
  );
}
