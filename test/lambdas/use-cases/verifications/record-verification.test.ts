import { ulid } from 'ulidx';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { modelVersionSchema, subjectIdSchema, tenantIdSchema, verificationIdSchema } from '#core/ids.ts';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { NO_OWN_POLICY, type OwnPolicy } from '#lambdas/api/schemas/subjects/subject-policy.ts';
import { SubjectUnknownError } from '#lambdas/errors/subject-errors.ts';
import type { StoredImage } from '#lambdas/stores/image-store.ts';
import type { VerificationRecord } from '#lambdas/stores/verifications/verification-record.ts';
import { type Recording, recordVerification } from '#lambdas/use-cases/verifications/record-verification.ts';

const SUBJECT = subjectIdSchema.parse('anna');
const AT = '2026-01-01T00:00:00.000Z';
const stored: StoredImage = { object: 'bank/anna/queries/1', version: 'v1' };

const putQuery = vi.fn(async () => stored);
const remove = vi.fn(async () => {});
const record = vi.fn(async () => {});
const find = vi.fn(async (): Promise<VerificationRecord | undefined> => undefined);
const stores = {
  images: { putQuery, remove },
  verifications: { record, find },
  defaults: { retentionDays: 400 },
};

beforeEach(() => {
  vi.resetAllMocks();
  putQuery.mockResolvedValue(stored);
});

function recording(own: Partial<Recording['decided']>, policy: Partial<OwnPolicy> = {}): Recording {
  return {
    key: { tenant: tenantIdSchema.parse('bank'), subject: SUBJECT },
    subject: { incarnation: ulid(), policy: { ...NO_OWN_POLICY, ...policy } },
    image: new Uint8Array(3),
    decided: {
      verificationId: verificationIdSchema.parse(ulid()),
      subject: SUBJECT,
      at: AT,
      by: 'clerk',
      decision: 'review',
      reason: 'evidence',
      score: 0.5,
      policy: DEFAULT_POLICY,
      thresholds: { accept: 0.8, review: 0.3 },
      modelVersion: modelVersionSchema.parse('m'),
      references: [],
      findings: [],
      imageSha256: 'a'.repeat(64),
      embeddedOnTheWay: 0,
      ...own,
    },
  };
}

describe('recordVerification', () => {
  it.each([
    ['between the thresholds', { decision: 'review' }],
    ['of a copy', { decision: 'reject', reason: 'copy-of-reference' }],
  ] as const)('a decision %s waits for a person, with its picture', async (_, own) => {
    const asked = recording(own, { retentionDays: 40 });

    const written = await recordVerification(stores, asked);

    expect(written).toMatchObject({ review: { state: 'open' }, queryImage: stored });
    expect(putQuery).toHaveBeenCalledWith(asked.key, asked.decided.verificationId, asked.image, 30);
    expect(record).toHaveBeenCalledWith(asked.key, asked.subject.incarnation, written);
  });

  it.each(['accept', 'reject'] as const)('a plain %s keeps no picture', async (decision) => {
    const written = await recordVerification(stores, recording({ decision }));

    expect(written.review).toBeUndefined();
    expect(putQuery).not.toHaveBeenCalled();
  });

  it('lasts as long as the subject’s policy says, or else the deployment', async () => {
    const lastsDays = async (policy: Partial<OwnPolicy>) =>
      ((await recordVerification(stores, recording({}, policy))).expiresAt - Date.parse(AT) / 1000) / 86_400;

    expect(await lastsDays({ retentionDays: 40 })).toBe(40);
    expect(await lastsDays({})).toBe(400);
  });

  it('removes the picture where the subject was erased meanwhile', async () => {
    record.mockRejectedValueOnce(new SubjectUnknownError());

    await expect(recordVerification(stores, recording({}))).rejects.toThrow(SubjectUnknownError);
    expect(remove).toHaveBeenCalledWith(stored);
  });

  it('removes the picture where the row was not written, and keeps it where only the answer was lost', async () => {
    record.mockRejectedValueOnce(new Error('socket hang up'));
    await expect(recordVerification(stores, recording({}))).rejects.toThrow('socket hang up');
    expect(remove).toHaveBeenCalledTimes(1);

    record.mockRejectedValueOnce(new Error('socket hang up'));
    find.mockImplementationOnce(async () => ({ ...recording({}).decided, expiresAt: 1 }));
    expect(await recordVerification(stores, recording({}))).toMatchObject({ queryImage: stored });
    expect(remove).toHaveBeenCalledTimes(1);
  });
});
