/** `npm run proof:attacks`: what somebody reaches who copies, traces, scrawls or climbs on the answers. */
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { runProof } from '../run-proof.ts';
import { proveAttacks } from './prove-attacks.ts';

const DEFAULTS = { seed: 1, people: 15, climbers: 5, queries: 1000, scribbles: 210 };

await runProof('attacks', DEFAULTS, async (options) =>
  proveAttacks(await Embedder.create(await readArtefact(SHIPPED_MODEL)), options),
);
