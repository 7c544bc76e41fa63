import { useService } from '../service/service.ts';
import type { Scope } from '../session/session.ts';
import { hashOf } from './place.ts';
import type { PageName } from './shell.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { Wordmark } from './wordmark.tsx';

/** Pages in the order of the navigation, with what one must be allowed to use them, and the strokes of their icons. */
const ENTRIES: readonly { page: PageName; label: string; needs: readonly Scope[]; icon: string }[] = [
  { page: 'try', label: 'Try it', needs: ['verify'], icon: 'M3 20c5-1 8-14 11-14 3 0-3 12 0 12 2 0 3-4 7-4' },
  {
    page: 'people',
    label: 'People',
    needs: ['enroll', 'verify'],
    icon: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21c0-4 3-6 7-6s7 2 7 6M16 3.5a4 4 0 0 1 0 7M18 15c3 .5 4 3 4 6',
  },
  {
    page: 'review',
    label: 'Review',
    needs: ['review'],
    icon: 'M3 6h11v12H3zM14 9l7-3v12l-7-3M6 10h5M6 14h5',
  },
  { page: 'models', label: 'Models', needs: ['verify'], icon: 'M4 20V4M4 20h16M7 6c2 8 5 11 13 11' },
];

export interface NavigationProps {
  readonly current: PageName;
  readonly signOut: () => void;
}

/** Where one can go: beside the page, or below it on a phone. */
export function Navigation({ current, signOut }: NavigationProps) {
  const { session, may } = useService();
  return (
    <header class="navigation">
      <Wordmark />
      <nav aria-label="Pages">
        {ENTRIES.filter(({ needs }) => needs.some(may)).map(({ page, label, icon }) => (
          <a key={page} href={hashOf(page)} aria-current={page === current ? 'page' : undefined}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={icon} />
            </svg>
            {label}
          </a>
        ))}
      </nav>
      <div class="person">
        <span>
          <strong>{session.person}</strong>
          <small>{session.tenant}</small>
        </span>
        <ThemeSwitch />
        <button type="button" class="quiet" onClick={signOut}>
          Sign out
        </button>
      </div>
    </header>
  );
}
