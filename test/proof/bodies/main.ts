/** `npm run proof:bodies`: bodies of every kind on every route that takes one. */
import { runProof } from '../run-proof.ts';
import { onEmulators } from '../service/on-emulators.ts';
import { proveBodies } from './prove-bodies.ts';

await runProof('bodies', { seed: 1, bodies: 10_000 }, (options) =>
  onEmulators((deployment) => proveBodies(deployment, options)),
);
