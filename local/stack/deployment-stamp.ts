import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../setup/checkout.mjs';
import type { DeploymentChoice, DeploymentTarget } from './deploy.ts';

/** Everything that a deployment is made from. */
const SOURCES = ['core', 'infra', 'lambdas'];
const FILES = ['cdk.json', 'package-lock.json'];

/** A hash that changes whenever deploying again could change anything. */
export async function deploymentStamp(
  target: Omit<DeploymentTarget, 'endpoint'>,
  choice: DeploymentChoice,
): Promise<string> {
  const { issuer, jwksUri, audience } = target;
  const hash = createHash('sha256').update(JSON.stringify([issuer, jwksUri, audience, choice]));
  for (const file of [...FILES, ...(await sources())]) {
    hash.update(file).update(await readFile(join(ROOT, file)));
  }
  return hash.digest('hex');
}

async function sources(): Promise<string[]> {
  const folders = await Promise.all(
    SOURCES.map(async (folder) => {
      const files = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
      return files
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name).slice(ROOT.length));
    }),
  );
  return folders.flat().sort();
}
