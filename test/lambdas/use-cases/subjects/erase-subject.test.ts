import { expect, it, vi } from 'vitest';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { SubjectUnknownError } from '#lambdas/errors/subject-errors.ts';
import type { ErasureStore } from '#lambdas/stores/subjects/erasure-store.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';

const KEY = { tenant: tenantIdSchema.parse('bank'), subject: subjectIdSchema.parse('anna') };
const REQUEST = { key: KEY, by: 'clerk', at: new Date('2030-01-01T00:00:00Z') };
const VERSIONS = [{ Key: 'bank/anna/1', VersionId: 'a' }];
const NOTHING = { references: 0, embeddings: 0, verifications: 0, otherRows: 0, imageVersions: 0 };

function stores(noteImages: () => Promise<void>) {
  const images = { versionsOf: vi.fn(async () => VERSIONS), eraseVersions: vi.fn(async () => {}) };
  const erasures = {
    removeRows: async () => {},
    noteImages: vi.fn(noteImages),
    removed: async () => NOTHING,
    finish: async () => {},
  } as unknown as ErasureStore;
  return { images, erasures, subjects: { beginErasure: async () => {} } };
}

it('removes the images that there were before it was sure to be still about the same subject', async () => {
  const parts = stores(async () => {});

  await eraseSubject(parts, REQUEST);

  expect(parts.images.eraseVersions).toHaveBeenCalledWith(VERSIONS);
  expect(parts.erasures.noteImages).toHaveBeenCalledWith(KEY, VERSIONS.length);
});

it('removes no image of somebody who was enrolled anew after another request had finished it', async () => {
  const parts = stores(() => Promise.reject(new SubjectUnknownError()));

  await expect(eraseSubject(parts, REQUEST)).rejects.toThrow(SubjectUnknownError);

  expect(parts.images.eraseVersions).not.toHaveBeenCalled();
});
