import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ROOT } from '#local/setup/checkout.mjs';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1024 * 1024;

const licenseSchema = z.union([
  z.object({ expression: z.string() }).transform(({ expression }) => expression),
  z
    .object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) })
    .transform(({ license }) => license.id ?? license.name ?? 'none'),
]);
const componentSchema = z.object({
  name: z.string(),
  version: z.string(),
  licenses: z.array(licenseSchema).default([]),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});
const billSchema = z.object({ components: z.array(componentSchema) });

/** Set by npm on what is installed for development only. */
const DEVELOPMENT = 'cdx:npm:package:development';

/** A package of the lockfile. */
export type Component = z.infer<typeof componentSchema>;

/** The bill of materials (CycloneDX) of everything in the lockfile, as JSON text. */
export async function billOfMaterials(): Promise<string> {
  const options = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const { stdout } = await run('npm', options, { cwd: ROOT, maxBuffer: MOST_BYTES });
  return stdout;
}

/**
 * The packages of a bill of materials that are shipped. (npm's own `--omit dev` also leaves out what a tool wants as a
 * peer, so it is not asked.)
 */
export function shippedIn(bill: string): Component[] {
  const { components } = billSchema.parse(JSON.parse(bill));
  return components.filter(({ properties }) => properties.every(({ name }) => name !== DEVELOPMENT));
}
