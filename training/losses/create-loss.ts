import type { tf } from '../tensorflow/tfjs.ts';
import type { Loss } from './loss.ts';
import type { MinedBatch } from './mined-batch.ts';
import type { LossOptions } from './options.ts';
import { circle } from './pair/circle.ts';
import { contrastive } from './pair/contrastive.ts';
import { infoNce } from './pair/info-nce.ts';
import { multiSimilarity } from './pair/multi-similarity.ts';
import { supervisedContrastive } from './pair/supervised-contrastive.ts';
import { ProxyAnchor, type ProxySetting } from './proxy/proxy-anchor.ts';
import { softMargin } from './triplet/soft-margin.ts';
import { tripletMargin } from './triplet/triplet-margin.ts';

/** The loss that a configuration describes; `proxies` matters only to one that has proxies. */
export function createLoss(options: LossOptions, proxies: ProxySetting): Loss {
  switch (options.name) {
    case 'triplet-margin': {
      const { margin } = options;
      return withoutWeights((batch) => tripletMargin(batch, margin), { margin, plateau: margin });
    }
    case 'soft-margin':
      return withoutWeights(softMargin, { plateau: Math.LN2 });
    case 'contrastive':
      return withoutWeights((batch) => contrastive(batch, options.margin), { plateau: options.margin ** 2 });
    case 'info-nce':
      return withoutWeights((batch) => infoNce(batch, options.temperature));
    case 'supervised-contrastive':
      return withoutWeights((batch) => supervisedContrastive(batch, options.temperature));
    case 'multi-similarity':
      return withoutWeights((batch) => multiSimilarity(batch, options));
    case 'circle':
      return withoutWeights((batch) => circle(batch, options));
    case 'proxy-anchor':
      return new ProxyAnchor(options, proxies);
  }
}

function withoutWeights(
  compute: (batch: MinedBatch) => tf.Scalar,
  { margin = 0, plateau = null }: { readonly margin?: number; readonly plateau?: number | null } = {},
): Loss {
  return { compute, margin, plateau, variables: [] };
}
