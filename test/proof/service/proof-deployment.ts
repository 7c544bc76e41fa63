import { inject } from 'vitest';
import { type Deployment, deployment } from './deployment.ts';

/** Whether the emulators of the proofs run, and how a title says it. */
export const missing = inject('proofEndpoints') === undefined;
export const where = missing ? 'not run, because this machine has no Java or no Maven' : 'on emulators';

/** A new deployment on the emulators that the global set-up started. */
export async function newDeployment(name: string): Promise<Deployment> {
  const endpoints = inject('proofEndpoints');
  if (endpoints === undefined) throw new Error('The emulators of the proofs do not run.');
  return deployment(endpoints, name);
}
