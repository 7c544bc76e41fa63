/** `npm run proof:images`: hostile and spoiled files, and one picture in several containers. */
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { runProof } from '../run-proof.ts';
import { differenceOfContainers, proveImages } from './prove-images.ts';
import { Reader } from './reader.ts';

await runProof('images', { seed: 1, files: 10_000 }, async (options) => {
  const reader = new Reader();
  const { figures, failures } = await proveImages((bytes) => reader.judge(bytes), options);
  reader.close();
  const difference = await differenceOfContainers(await Embedder.create(await readArtefact(SHIPPED_MODEL)));
  return {
    figures: {
      ...figures,
      peakMebibytes: Math.round(reader.peakKibibytes / 1024),
      differenceOfContainers: difference,
    },
    failures: difference === 0 ? failures : [...failures, `containers change embeddings by ${difference}`],
  };
});
