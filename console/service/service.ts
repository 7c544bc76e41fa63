import { type CountersignProblem, countersignClient } from 'countersign-client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Scope, Session } from '../session/session.ts';

const UNAUTHORIZED = 401;

/** The API as the signed-in person reaches it. */
export interface Service {
  readonly client: ReturnType<typeof countersignClient>;
  readonly session: Session;
  readonly may: (scope: Scope) => boolean;
}

/** The service for a session; `onExpired` is called when the API no longer takes its token. */
export function serviceFor(session: Session, onExpired: () => void): Service {
  return {
    session,
    may: (scope) => session.scopes.has(scope),
    client: countersignClient({
      api: location.origin,
      token: session.token,
      fetch: async (request) => {
        const response = await fetch(request);
        if (response.status === UNAUTHORIZED) onExpired();
        return response;
      },
    }),
  };
}

export const ServiceContext = createContext<Service | undefined>(undefined);

/** The service of the signed-in person. */
export function useService(): Service {
  const service = useContext(ServiceContext);
  if (service === undefined) throw new Error('Nobody is signed in.');
  return service;
}

/** Whether an error is a refusal of the service, which says what to do about it. */
export function isProblem(error: unknown): error is CountersignProblem {
  return error instanceof Error && 'problem' in error;
}
