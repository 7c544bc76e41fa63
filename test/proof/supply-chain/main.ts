/** `npm run supply-chain`, after the lockfile's own check: what is shipped, by which licenses, and who has warned of it. */
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRIVATE, ROOT } from '#local/setup/checkout.mjs';
import { runProof } from '../run-proof.ts';
import { billOfMaterials, shippedIn } from './bill-of-materials.ts';
import { refusedLicenses } from './licenses.ts';
import { trackedSecrets } from './secrets.ts';

/** Known vulnerabilities of what is deployed; the registry is asked. */
const AUDIT = ['npm', 'audit', '--omit', 'dev', '--audit-level', 'high'];

await runProof('supply-chain', {}, async () => {
  const bill = await billOfMaterials();
  await mkdir(PRIVATE, { recursive: true });
  await writeFile(join(PRIVATE, 'sbom.cdx.json'), bill);
  const shipped = shippedIn(bill);
  const failures = [
    ...refusedLicenses(shipped).map((refused) => `license: ${refused}`),
    ...(await trackedSecrets()).map((secret) => `secret: ${secret}`),
    ...(fails(AUDIT) ? ['the registry warns of a package, or could not be asked'] : []),
  ];
  return {
    figures: { shippedPackages: shipped.length, billOfMaterials: '.countersign/sbom.cdx.json' },
    failures,
  };
});

function fails([program = '', ...args]: readonly string[]): boolean {
  // Standard output is for the figures.
  return spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2] }).status !== 0;
}
