import { type Dispatch, type StateUpdater, useCallback, useEffect, useState } from 'preact/hooks';

/** What is known of something that was asked for. */
export type Asked<Answer> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'answered'; readonly answer: Answer };

/** Something that was asked for, with what a page does about it. */
export interface UsedAnswer<Answer> {
  readonly asked: Asked<Answer>;
  /** Asks again; what is shown stays until the new answer is there. */
  readonly reload: () => void;
  /** Shows what an action will come to before the service has said so. */
  readonly set: Dispatch<StateUpdater<Asked<Answer>>>;
}

/**
 * Asks when a page appears and whenever one of `dependencies` changes; late answers to old questions are dropped. The
 * answer to an old question is shown until the new one is there where `keepsOld` says so.
 */
export function useAnswer<Answer>(
  ask: () => Promise<Answer>,
  dependencies: readonly unknown[],
  { keepsOld = false }: { readonly keepsOld?: boolean } = {},
): UsedAnswer<Answer> {
  const [asked, set] = useState<Asked<Answer>>({ state: 'waiting' });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    if (!keepsOld) set({ state: 'waiting' });
  }, dependencies);
  useEffect(() => {
    let current = true;
    ask().then(
      (answer) => current && set({ state: 'answered', answer }),
      (error: unknown) => current && set({ state: 'failed', error }),
    );
    return () => {
      current = false;
    };
  }, [...dependencies, round]);

  return { asked, reload, set };
}
