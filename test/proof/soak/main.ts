/** `npm run proof:soak -- --minutes 30`: mixed load on a local stack for so long. */
import { runProof } from '../run-proof.ts';
import { onLocalStack } from '../service/on-local-stack.ts';
import { proveSoak } from './prove-soak.ts';

await runProof('soak', { minutes: 30, rampSeconds: 30 }, (options) =>
  onLocalStack((on) => proveSoak(on, options)),
);
