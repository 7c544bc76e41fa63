import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { judgeFile } from './judge-file.ts';

/**
 * Started by `Reader`: judges each file that its parent sends, and says how much memory (in kibibytes, resident) it has
 * ever taken.
 */
const embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));

process.on('message', async (bytes: Uint8Array) => {
  const judged = await judgeFile(embedder, bytes);
  process.send?.({ ...judged, peakKibibytes: process.resourceUsage().maxRSS });
});
process.send?.('ready');
