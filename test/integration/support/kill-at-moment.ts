import { subscribe } from 'node:diagnostics_channel';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a program: kills its process at the n-th moment at which a request leaves or its answer has come, n as the
 * environment says. One that ends otherwise says on standard error how many moments there were.
 */
const KILL_AT = Number(process.env['COUNTERSIGN_TEST_KILL_AT'] ?? Number.POSITIVE_INFINITY);

/** How many moments there were so far. */
export const moments = { count: 0 };

for (const channel of ['http.client.request.start', 'http.client.response.finish']) {
  subscribe(channel, () => {
    moments.count++;
    if (moments.count === KILL_AT) process.kill(process.pid, 'SIGKILL');
  });
}

if (isMainThread) {
  process.once('exit', () => process.stderr.write(`${JSON.stringify({ moments: moments.count })}\n`));
}
