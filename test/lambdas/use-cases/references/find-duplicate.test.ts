import { describe, expect, it } from 'vitest';
import { describeCopy } from '#core/image/near-copy.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { findDuplicate } from '#lambdas/use-cases/references/find-duplicate.ts';
import { Page } from '#test/support/pictures.ts';

const fingerprint = (shape: number, imageSha256: string, scale = 1) => ({
  imageSha256,
  copyDescriptor: describeCopy(
    preprocess(new Page(500 * scale, 250 * scale).signature(shape, { thickness: 3 * scale }).image, {
      width: 192,
      height: 96,
    }),
  ),
});

describe('findDuplicate', () => {
  it('finds nothing among signatures that differ', () => {
    expect(findDuplicate([fingerprint(1, 'a')], [fingerprint(2, 'b'), fingerprint(3, 'c')])).toBeUndefined();
  });

  it('finds the same file, also where the descriptor is of another time', () => {
    expect(findDuplicate([fingerprint(1, 'a')], [fingerprint(2, 'b'), fingerprint(3, 'a')])).toBe(1);
  });

  it('finds the same ink in another file, enrolled or in the same request', () => {
    expect(findDuplicate([fingerprint(1, 'a')], [fingerprint(1, 'b', 2)])).toBe(0);
    expect(findDuplicate([], [fingerprint(2, 'a'), fingerprint(1, 'b'), fingerprint(2, 'c', 2)])).toBe(2);
  });
});
