import { type Session, sessionOf } from './session.ts';

const TOKEN = 'countersign.token';

/** The session of this tab, gone with it: a token is never kept where another tab or a later visitor finds it. */
export function keptSession(): Session | undefined {
  const token = sessionStorage.getItem(TOKEN);
  if (token === null) return undefined;
  const session = sessionOf(token);
  return session.expiresAt > Date.now() ? session : undefined;
}

/** Keeps the session for as long as the tab is open. */
export function keepSession({ token }: Session): void {
  sessionStorage.setItem(TOKEN, token);
}

/** Signs out of this tab. */
export function dropSession(): void {
  sessionStorage.removeItem(TOKEN);
}
