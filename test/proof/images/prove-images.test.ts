import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { judgeFile } from './judge-file.ts';
import { differenceOfContainers, proveImages } from './prove-images.ts';

let embedder: Embedder;

beforeAll(async () => {
  embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
});

describe('untrusted files', () => {
  it('end in an embedding or in a refusal of ours', async () => {
    const { figures, failures } = await proveImages((bytes) => judgeFile(embedder, bytes), {
      seed: 2,
      files: 150,
    });

    expect(failures).toEqual([]);
    expect(figures['outcomes']).toMatchObject({
      embedded: expect.any(Number),
      'image-corrupt': expect.any(Number),
      'image-format-unsupported': expect.any(Number),
      'image-too-many-pixels': expect.any(Number),
    });
  });

  it('have equal embeddings where their pixels are equal', async () => {
    expect(await differenceOfContainers(embedder)).toBe(0);
  });
});
