import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { squaredEuclidean } from '#core/embedding/distance.ts';
import { evidenceSpace } from '#core/identification/evidence-space.ts';
import { modelManifestSchema } from '#core/model/manifest.ts';
import { gatherEvidence } from '#core/score/evidence.ts';
import { readSections } from '#core/score/read-sections.ts';

const { calibration, embedding } = modelManifestSchema.parse(
  JSON.parse(await readFile(join(SHIPPED_MODEL, 'manifest.json'), 'utf8')),
);

/** Embeddings of which every section can be relied on. */
const embeddings = fc
  .float32Array({
    minLength: embedding.size,
    maxLength: embedding.size,
    min: -0.25,
    max: 0.25,
    noNaN: true,
  })
  .map((entries) => readSections(entries, embedding.sections).directions);

it("measures what the score is made of: each section's deviation by its weight", () => {
  const toVector = evidenceSpace(calibration);
  const weights = calibration.fits[0]?.weights ?? [];
  fc.assert(
    fc.property(embeddings, embeddings, (query, reference) => {
      // A deviation is in units of a query and a reference that both vary.
      const expected = gatherEvidence(query, [reference], calibration).reduce(
        (sum, { deviation }, i) => sum - 2 * deviation * (weights[i]?.deviation ?? 0),
        0,
      );
      fc.pre(expected > 1);

      expect(squaredEuclidean(toVector(query), toVector(reference)) / expected).toBeCloseTo(1, 3);
    }),
  );
});
