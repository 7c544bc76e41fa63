import { fileURLToPath } from 'node:url';
import { ProofFailedError } from '../errors.ts';
import { runProgram } from '../run-program.ts';

const PROOF = fileURLToPath(new URL('proof.mjs', import.meta.url));
const TIMEOUT_MS = 120_000;

/** What the proof saw. */
export interface AddonProof {
  /** Version of the TensorFlow library that the addon loaded. */
  readonly tensorflow: string;
  /** Version of the Node that ran the proof. */
  readonly node: string;
}

/**
 * Loads the addon in a process of its own (a wrong library takes its process down) and checks one convolution
 * gradient against numbers worked out by hand.
 *
 * @param packageDirectory - folder of tfjs-node
 * @param node - the Node to prove it under
 * @throws {ProofFailedError}
 */
export async function proveAddon(
  packageDirectory: string,
  node: string = process.execPath,
): Promise<AddonProof> {
  const result = await runProgram(node, [PROOF, packageDirectory], { timeoutMs: TIMEOUT_MS });
  const line = result.tail.split('\n').find((text) => text.startsWith('{'));
  if (result.code !== 0 || line === undefined) throw new ProofFailedError(result.tail);
  return JSON.parse(line);
}
