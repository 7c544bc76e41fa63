import { useEffect, useMemo, useState } from 'preact/hooks';
import { Skeleton } from '../parts/skeleton.tsx';
import { ServiceContext, serviceFor } from '../service/service.ts';
import { SessionEndedError } from '../session/errors.ts';
import type { Session } from '../session/session.ts';
import { dropSession, keepSession, keptSession } from '../session/session-store.ts';
import { finishSignIn } from '../session/sign-in.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { Shell } from './shell.tsx';

type Entry =
  | { readonly state: 'entering' }
  | { readonly state: 'outside'; readonly complaint?: unknown }
  | { readonly state: 'inside'; readonly session: Session };

/** The whole page: signed in or not. */
export function Console() {
  const [entry, setEntry] = useState<Entry>({ state: 'entering' });
  useEffect(() => {
    enter().then(setEntry, (complaint: unknown) => setEntry({ state: 'outside', complaint }));
  }, []);

  if (entry.state === 'entering') return <Skeleton lines={6} />;
  if (entry.state === 'outside') return <SignInPage complaint={entry.complaint} />;
  const leave = (complaint?: unknown) => {
    dropSession();
    setEntry({ state: 'outside', complaint });
  };
  return <Inside session={entry.session} leave={leave} />;
}

function Inside({ session, leave }: { session: Session; leave: (complaint?: unknown) => void }) {
  const service = useMemo(() => serviceFor(session, () => leave(new SessionEndedError())), [session]);
  return (
    <ServiceContext.Provider value={service}>
      <Shell signOut={() => leave()} />
    </ServiceContext.Provider>
  );
}

async function enter(): Promise<Entry> {
  const session = (await finishSignIn()) ?? keptSession();
  if (session === undefined) return { state: 'outside' };
  keepSession(session);
  return { state: 'inside', session };
}
