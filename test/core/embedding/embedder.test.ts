import { describe, expect, it } from 'vitest';
import { squaredEuclidean } from '#core/embedding/distance.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { carriesReliability, sectionsWith, totalSize } from '#core/embedding/sections.ts';
import { ModelGraphError } from '#core/errors/model-errors.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { GRAPH_FILE } from '#core/model/artefact.ts';
import { Page } from '#test/support/pictures.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { withDetail } from '#training/export/with-detail.ts';

const manifest = { ...tinyDescription, files: { [GRAPH_FILE]: '0'.repeat(64) } };
const input = (shape: number, embedder: Embedder) =>
  preprocess(new Page(400, 200).signature(shape).image, embedder.size).input;

describe('Embedder', () => {
  it('embeds signatures to sections of length 1, alike for alike signatures', async () => {
    const embedder = await Embedder.create({ manifest, graph: tinyGraph() });

    const embeddings = await embedder.embed([input(1, embedder), input(1, embedder), input(3, embedder)]);

    const [first, same, other] = embeddings as [Float32Array, Float32Array, Float32Array];
    expect(first).toHaveLength(manifest.embedding.size);
    let start = 0;
    for (const { size } of sectionsWith(8)) {
      expect(Math.hypot(...first.subarray(start, start + size))).toBeCloseTo(1, 5);
      start += size;
    }
    expect(squaredEuclidean(first, same)).toBeCloseTo(0, 10);
    expect(squaredEuclidean(first, other)).toBeGreaterThan(1e-4);
  });

  it('gives the same whether alone or in a batch', async () => {
    const embedder = await Embedder.create({ manifest, graph: tinyGraph() });
    const [alone] = await embedder.embed([input(2, embedder)]);
    const [, batched] = await embedder.embed([input(1, embedder), input(2, embedder)]);

    expect(batched).toEqual(alone);
  });

  it('sees the same of a picture prepared finer, and adds sections of what only that shows', async () => {
    const plain = await Embedder.create({ manifest, graph: tinyGraph() });
    const finer = await Embedder.create({ manifest: withDetail(manifest, 'patterns'), graph: tinyGraph() });

    const [one = new Float32Array()] = await plain.embed([input(1, plain)]);
    const [both = new Float32Array()] = await finer.embed([input(1, finer)]);

    expect(both).toHaveLength(totalSize(sectionsWith(8, 'patterns')));
    expect(squaredEuclidean(both.subarray(0, 8), one.subarray(0, 8))).toBeLessThan(1e-3);
    let start = 0;
    for (const { name, size } of finer.manifest.embedding.sections) {
      const length = Math.hypot(...both.subarray(start, start + size));
      if (carriesReliability(name)) expect(length).toBeLessThan(1 + 1e-6);
      else expect(length).toBeCloseTo(1, 5);
      start += size;
    }
  });

  it('throws ModelGraphError for what is no graph, or one with other names', async () => {
    await expect(Embedder.create({ manifest, graph: Uint8Array.of(1, 2, 3) })).rejects.toThrow(
      ModelGraphError,
    );
    const renamed = { manifest, graph: tinyGraph({ output: 'something' }) };
    await expect(Embedder.create(renamed)).rejects.toThrow(ModelGraphError);
  });

  it('throws ModelGraphError when embeddings are not of length 1 or of another size', async () => {
    const loose = await Embedder.create({ manifest, graph: tinyGraph({ normalized: false }) });
    await expect(loose.embed([input(1, loose)])).rejects.toThrow(/length 1/);

    const promised = { ...manifest, embedding: { size: 324, sections: sectionsWith(9) } };
    const short = await Embedder.create({ manifest: promised, graph: tinyGraph() });
    await expect(short.embed([input(1, short)])).rejects.toThrow(/8 values an image instead of 9/);
  });
});
