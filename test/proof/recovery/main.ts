/** `npm run proof:recovery`: the drills of docs/runbook.md. */
import { runProof } from '../run-proof.ts';
import { deployment } from '../service/deployment.ts';
import { startEmulators } from '../service/emulators.ts';
import { proveRecovery } from './prove-recovery.ts';

await runProof('recovery', {}, async () => {
  const { endpoints, stop } = await startEmulators();
  try {
    // DynamoDB Local restores nothing.
    const dynamodb = endpoints.others;
    return await proveRecovery(await deployment({ ...endpoints, dynamodb }, 'recovery'));
  } finally {
    await stop();
  }
});
