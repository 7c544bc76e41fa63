/** `npm run proof:faults`: stores that are throttled, slow, cut off, or do what they were asked without saying so. */
import { runProof } from '../run-proof.ts';
import { onEmulators } from '../service/on-emulators.ts';
import { proveFaults } from './prove-faults.ts';

await runProof('faults', { seed: 1, faults: 500 }, (options) =>
  onEmulators((deployment) => proveFaults(deployment, options)),
);
