import { ulid } from 'ulidx';
import { describe, expect, it } from 'vitest';
import { modelVersionSchema, verificationIdSchema } from '#core/ids.ts';
import type { ScoredVerification } from '#lambdas/stores/verifications/score-scan.ts';
import type { IdRange } from '#lambdas/stores/verifications/verification-range.ts';
import { watchScores } from '#lambdas/use-cases/upkeep/watch-scores.ts';

const ACTIVE = modelVersionSchema.parse('active');
const OTHER = modelVersionSchema.parse('other');
const BEGIN = Date.parse('2030-01-01T00:00:00Z');
const DAY = 86_400_000;
const NOW = new Date(BEGIN + 40 * DAY);

/** Verifications on a day of the model's, all with one score. */
function onDay(day: number, count: number, score: number, modelVersion = ACTIVE): ScoredVerification[] {
  return Array.from({ length: count }, () => ({
    verificationId: verificationIdSchema.parse(ulid(BEGIN + day * DAY)),
    modelVersion,
    score,
  }));
}

const watch = (verifications: readonly ScoredVerification[], at = NOW) =>
  watchScores(
    {
      registry: {
        active: async () => ({
          modelVersion: ACTIVE,
          manifestSha256: 'a',
          activatedAt: new Date(BEGIN).toISOString(),
        }),
      },
      scores: async function* ({ first, last }: IdRange) {
        yield* verifications.filter(({ verificationId: id }) => id >= first && id <= last);
      },
    },
    at,
  );

describe('watching scores', () => {
  it('finds no drift where the last week is like the first two', async () => {
    const drift = await watch([...onDay(3, 300, 0.9), ...onDay(38, 300, 0.9)]);

    expect(drift).toMatchObject({ expected: 300, recent: 300 });
    expect(drift?.stability).toBeCloseTo(0);
  });

  it('finds drift where it is not', async () => {
    const drift = await watch([...onDay(3, 300, 0.9), ...onDay(38, 300, 0.2)]);

    expect(drift?.stability).toBeGreaterThan(0.25);
  });

  it("looks at the active model's verifications alone, and at those of the two times", async () => {
    const drift = await watch([
      ...onDay(3, 300, 0.9),
      ...onDay(20, 300, 0.1),
      ...onDay(38, 300, 0.9),
      ...onDay(38, 300, 0.1, OTHER),
    ]);

    expect(drift?.stability).toBeCloseTo(0);
  });

  it('says nothing of a young model, or of a few verifications', async () => {
    expect(await watch(onDay(3, 300, 0.9), new Date(BEGIN + 20 * DAY))).toBeUndefined();
    expect(await watch([...onDay(3, 300, 0.9), ...onDay(38, 199, 0.2)])).toBeUndefined();
  });
});
