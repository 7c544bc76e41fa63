import type { Embedder } from '#core/embedding/embedder.ts';
import { drawPreparation } from '#core/explanation/draw-preparation.ts';
import { explainComparison } from '#core/explanation/explain-comparison.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { weighEvidence } from '#core/score/weigh-evidence.ts';
import type { NewVerification } from '../../api/schemas/verifications/verification.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { EmbeddedImage } from '../embed-image.ts';
import type { ComparedReference } from './compared-references.ts';

type Explanation = NonNullable<NewVerification['explanation']>;
type Picture = Pick<Explanation, 'mediaType' | 'image'>;

/**
 * Explains a query, whose file `image` is, by the reference that it is nearest to; undefined when that one's picture is
 * gone.
 */
export async function explainQuery(
  images: Pick<ImageStore, 'read'>,
  image: Uint8Array,
  query: EmbeddedImage,
  references: readonly ComparedReference[],
  embedder: Embedder,
): Promise<Explanation | undefined> {
  const { calibration } = embedder.manifest;
  const evidence = references.map(({ embedding }) =>
    weighEvidence(query.embedding, [embedding], calibration),
  );
  const nearest = references[evidence.indexOf(Math.max(...evidence))];
  const bytes = nearest && (await images.read(nearest.image));
  if (nearest === undefined || bytes === undefined) return undefined;
  const { input } = await prepareSignature(bytes, embedder.size);
  return {
    reference: nearest.referenceId,
    ...(await explanationImage(query.prepared.input, input, embedder)),
    preparation: (await drawPreparation(image, embedder.size)).map(({ step, png }) => ({
      step,
      ...picture(png),
    })),
  };
}

/** The picture that explains two prepared signatures, as answers carry it. */
export async function explanationImage(
  query: Float32Array,
  reference: Float32Array,
  embedder: Embedder,
): Promise<Picture> {
  return picture(await explainComparison(query, reference, embedder));
}

function picture(png: Uint8Array): Picture {
  return { mediaType: 'image/png', image: Buffer.from(png).toString('base64') };
}
