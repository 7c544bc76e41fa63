import type { Proven } from '../run-proof.ts';
import { type Deployment, deployment } from './deployment.ts';
import { startEmulators } from './emulators.ts';

/** Runs a proof on a fresh deployment, on emulators that are started for it and stopped after it. */
export async function onEmulators(prove: (on: Deployment) => Promise<Proven>): Promise<Proven> {
  const { endpoints, stop } = await startEmulators();
  try {
    return await prove(await deployment(endpoints, 'proof'));
  } finally {
    await stop();
  }
}
