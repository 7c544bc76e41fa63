import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { problemOf, request } from './support/http.ts';
import { tokenFor } from './support/stack.ts';

let token: string;

beforeAll(async () => {
  token = await tokenFor({ tenant: 'model-reader' });
});

const get = async (path: string): Promise<unknown> => (await request(path, { method: 'GET', token })).json();

describe('published models', () => {
  it('are listed with the active one marked', async () => {
    const { manifest } = await readArtefact(SHIPPED_MODEL);

    expect(await get('/v1/models')).toEqual({
      models: expect.arrayContaining([
        { modelVersion: manifest.modelVersion, active: true, publishedAt: expect.any(String) },
      ]),
    });
  });

  it('show what they were trained on, their error rates and their card, and no weight or calibration', async () => {
    const { manifest } = await readArtefact(SHIPPED_MODEL);
    const card = await readFile(join(SHIPPED_MODEL, 'model-card.md'), 'utf8');
    const shown = await get('/v1/models/active');

    expect(shown).toMatchObject({
      modelVersion: manifest.modelVersion,
      active: true,
      errorRates: manifest.errorRates,
      training: manifest.training,
      card,
    });
    expect(shown).toEqual(await get(`/v1/models/${manifest.modelVersion}`));
    expect(shown).not.toHaveProperty('calibration');
    expect(shown).not.toHaveProperty('thresholds');
  });

  it('that were never published are unknown', async () => {
    const response = await request('/v1/models/none', { method: 'GET', token });

    expect(await problemOf(response)).toMatchObject({
      status: 404,
      type: 'urn:countersign:problem:model-unknown',
    });
  });
});

describe('the service itself', () => {
  it('tells everybody how it is and what its API looks like', async () => {
    const answers = ['/v1/health', '/v1/readiness', '/v1/openapi.json'].map(async (path) =>
      (await request(path, { method: 'GET' })).json(),
    );

    expect(await Promise.all(answers)).toEqual([
      { status: 'ok' },
      { status: 'ready', modelVersion: expect.any(String) },
      expect.objectContaining({ openapi: '3.1.0', paths: expect.any(Object) }),
    ]);
  });
});
