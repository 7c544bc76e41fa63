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

  it('says which of it was wrong, and what led to it', async () => {
    const broken: unknown = await Embedder.create({ manifest, graph: Uint8Array.of(1) }).catch(
      (error: unknown) => error,
    );
    expect(broken).toMatchObject({
      message: expect.stringContaining('onnxruntime refuses it'),
      cause: expect.any(Error),
    });
    const renamed = Embedder.create({ manifest, graph: tinyGraph({ output: 'something' }) });
    await expect(renamed).rejects.toThrow('it needs an input "signature" and an output "embedding"');
  });

  it('throws ModelGraphError when the graph fails on what the manifest promises', async () => {
    const preprocessing = { ...manifest.preprocessing, width: 40 };
    const misfit = await Embedder.create({ manifest: { ...manifest, preprocessing }, graph: tinyGraph() });
    const failed: unknown = await misfit
      .embed([new Float32Array(40 * 16).fill(1)])
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ModelGraphError);
    expect(failed).toMatchObject({
      message: expect.stringContaining('fails on a prepared signature'),
      cause: expect.any(Error),
    });
  });

  it('refuses a batch for one embedding that is not of length 1', async () => {
    const loose = await Embedder.create({ manifest, graph: tinyGraph({ normalized: false }) });
    const unit = new Float32Array(loose.size.width * loose.size.height).fill(1 / Math.sqrt(8));
    await expect(loose.embed([unit])).resolves.toHaveLength(1);
    await expect(loose.embed([unit, unit.map((value) => value * 2)])).rejects.toThrow(/length 1/);
  });

  it('throws ModelGraphError when embeddings are not of length 1 or of another size', async () => {
    const loose = await Embedder.create({ manifest, graph: tinyGraph({ normalized: false }) });
    await expect(loose.embed([input(1, loose)])).rejects.toThrow(/length 1/);

    const promised = { ...manifest, embedding: { size: 324, sections: sectionsWith(9) } };
    const short = await Embedder.create({ manifest: promised, graph: tinyGraph() });
    await expect(short.embed([input(1, short)])).rejects.toThrow(/8 values an image instead of 9/);
    await expect(short.embed([input(1, short), input(2, short)])).rejects.toThrow(/8 values an image/);
  });
});
