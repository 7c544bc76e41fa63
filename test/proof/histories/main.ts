/** `npm run proof:histories`: callers at one subject at the same time, whose steps must have some order. */
import { runProof } from '../run-proof.ts';
import { onEmulators } from '../service/on-emulators.ts';
import { proveHistories } from './prove-histories.ts';

await runProof('histories', { seed: 1, histories: 1000 }, (options) =>
  onEmulators((deployment) => proveHistories(deployment, options)),
);
