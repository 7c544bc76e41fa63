/**
 * Waits for some work, or no longer than until a signal says to stop. The work itself is not undone: its process ends
 * soon, and it has written nothing that counts before it is done.
 *
 * @throws the signal's reason
 */
export async function interruptible<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const done = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: done.signal });
  });
  return Promise.race([work(), stopped]).finally(() => done.abort());
}
