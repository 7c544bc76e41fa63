import type { Proven } from '../run-proof.ts';
import type { Deployment } from '../service/deployment.ts';
import { drillLostModel } from './lost-model.ts';
import { drillRestoredTable } from './restored-table.ts';
import { drillRotatedKeys } from './rotated-keys.ts';

/** Every drill of docs/runbook.md, on a deployment whose emulator can restore tables. */
export async function proveRecovery(deployment: Deployment): Promise<Proven> {
  const drills = {
    'table restored': await drillRestoredTable(deployment),
    'model lost': await drillLostModel(deployment),
    'keys rotated': await drillRotatedKeys(),
  };
  const failures = Object.entries(drills).flatMap(([drill, failed]) =>
    failed.map((what) => `${drill}: ${what}`),
  );
  return { figures: { drills: Object.keys(drills) }, failures };
}
