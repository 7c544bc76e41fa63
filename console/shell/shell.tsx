import { lazyPage } from './lazy-page.tsx';
import { Navigation } from './navigation.tsx';
import { usePlace } from './use-place.ts';

const PAGES = {
  try: lazyPage(() => import('../try/try-page.tsx').then(({ TryPage }) => TryPage)),
  people: lazyPage(() => import('../people/people-page.tsx').then(({ PeoplePage }) => PeoplePage)),
  review: lazyPage(() => import('../review/review-page.tsx').then(({ ReviewPage }) => ReviewPage)),
  models: lazyPage(() => import('../models/models-page.tsx').then(({ ModelsPage }) => ModelsPage)),
};
export type PageName = keyof typeof PAGES;
const FIRST: PageName = 'try';

/** The page around the pages: where one can go, and where one is. */
export function Shell({ signOut }: { readonly signOut: () => void }) {
  const { page, rest } = usePlace();
  const name = isPage(page) ? page : FIRST;
  const Page = PAGES[name];
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        To the content
      </button>
      <Navigation current={name} signOut={signOut} />
      <main id="main" tabIndex={-1}>
        <Page rest={rest} key={name} />
      </main>
    </div>
  );
}

function isPage(name: string): name is PageName {
  return name in PAGES;
}
