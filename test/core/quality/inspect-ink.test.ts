import { describe, expect, it } from 'vitest';
import { preprocess } from '#core/image/preprocess.ts';
import { Page } from '#test/support/pictures.ts';

const codesOf = (page: Page) =>
  preprocess(page.image, { width: 192, height: 96 }).findings.map(({ code }) => code);

describe('inspectInk', () => {
  it('finds nothing wrong with a good scan', () => {
    expect(codesOf(new Page(500, 250).signature())).toEqual([]);
  });

  it('notes a signature of few pixels', () => {
    expect(codesOf(new Page(120, 60).signature(1, { thickness: 1 }))).toContain('low-resolution');
  });

  it('notes faint ink', () => {
    expect(codesOf(new Page(500, 250, 250).signature(1, { ink: 212 }))).toContain('low-contrast');
  });

  it('notes ink that is cut off', () => {
    const cut = new Page(500, 250).stroke([
      [0, 100],
      [300, 160],
      [400, 90],
    ]);
    expect(codesOf(cut)).toContain('ink-touches-edge');
  });

  it('notes stray marks far apart and patches of ink', () => {
    const stray = new Page(600, 400)
      .stroke([
        [20, 20],
        [40, 30],
      ])
      .stroke([
        [560, 370],
        [580, 380],
      ]);
    const patch = new Page(500, 250).stroke(
      [
        [150, 125],
        [350, 125],
      ],
      { thickness: 90 },
    );
    expect(codesOf(stray)).toContain('very-sparse-ink');
    expect(codesOf(patch)).toContain('very-dense-ink');
  });
});
