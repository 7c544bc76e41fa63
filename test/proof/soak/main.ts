/** `npm run proof:soak -- --minutes 30`: mixed load for so long. */
import { runProof } from '../run-proof.ts';
import { onEmulators } from '../service/on-emulators.ts';
import { proveSoak } from './prove-soak.ts';

await runProof('soak', { minutes: 30, callers: 2 }, (options) =>
  onEmulators((deployment) => proveSoak(deployment, options)),
);
