/** `npm run proof:recovery`: the drills of docs/runbook.md. */
import { runProof } from '../run-proof.ts';
import { onEmulators } from '../service/on-emulators.ts';
import { proveRecovery } from './prove-recovery.ts';

// DynamoDB Local restores nothing.
await runProof('recovery', {}, () =>
  onEmulators(proveRecovery, ({ others }) => ({ dynamodb: others, others })),
);
