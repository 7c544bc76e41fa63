import type { Proven } from '../run-proof.ts';
import { type Deployment, deployment } from './deployment.ts';
import { type Endpoints, startEmulators } from './emulators.ts';

const INTERRUPTED = 130;

/**
 * Runs a proof on a fresh deployment, on emulators that are started for it and stopped after it; `reachedAt` may
 * take the table elsewhere than to DynamoDB Local.
 */
export async function onEmulators(
  prove: (on: Deployment) => Promise<Proven>,
  reachedAt: (endpoints: Endpoints) => Endpoints = (endpoints) => endpoints,
): Promise<Proven> {
  const { endpoints, stop } = await startEmulators();
  // They run in sessions of their own, which Ctrl-C does not reach.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop().finally(() => process.exit(INTERRUPTED)));
  }
  try {
    return await prove(await deployment(reachedAt(endpoints), 'proof'));
  } finally {
    await stop();
  }
}
