import { describe, expect, it } from 'vitest';
import type { QualityFinding } from '#core/quality/findings.ts';
import { qualityObjection } from '#lambdas/use-cases/references/quality-objection.ts';

const finding = (code: QualityFinding['code']): QualityFinding => ({ code, message: `Better than ${code}.` });

describe('qualityObjection', () => {
  it.each(['low-resolution', 'low-contrast', 'clipped', 'several-signatures'] as const)(
    'objects to %s and passes on what would be better',
    (code) => {
      const objection = qualityObjection([finding('dark-background'), finding(code)]);

      expect(objection).toMatchObject({ code: `reference-${code}`, remedy: `Better than ${code}.` });
    },
  );

  it.each(['ink-touches-edge', 'very-sparse-ink', 'very-dense-ink', 'dark-background'] as const)(
    'does not object to %s',
    (code) => {
      expect(qualityObjection([finding(code)])).toBeUndefined();
    },
  );
});
