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

  it('tells a cut through a signature from a tight crop', () => {
    const zigzag = Array.from({ length: 12 }, (_, i) => [80 + 30 * i, i % 2 === 0 ? 180 : -40] as const);

    expect(codesOf(new Page(500, 250).stroke(zigzag))).toContain('clipped');
    expect(codesOf(new Page(500, 250).stroke(zigzag.map(([x, y]) => [x, Math.max(y, 20)] as const)))).toEqual(
      [],
    );
  });

  it.each([
    ['side by side', 900, 200, [0, 600]],
    ['one above the other', 320, 640, [0, 460 * 320]],
  ])('notes two signatures %s', (_, width, height, places) => {
    const page = new Page(width, height);
    const one = new Page(300, 180).signature();
    for (const place of places) {
      for (let y = 0; y < one.height; y++) {
        page.pixels.set(one.pixels.subarray(y * one.width, (y + 1) * one.width), place + y * width);
      }
    }

    expect(codesOf(page)).toContain('several-signatures');
  });

  it('takes the words of one signature for one', () => {
    const words = new Page(600, 250)
      .stroke([
        [60, 160],
        [90, 80],
        [130, 170],
        [200, 100],
      ])
      .stroke([
        [250, 160],
        [300, 90],
        [380, 170],
        [500, 110],
      ]);

    expect(codesOf(words)).toEqual([]);
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

describe('what is noted at each edge', () => {
  const line = [
    [100, 60],
    [250, 140],
    [400, 60],
  ] as const;

  it.each([
    ['left', [0, 100]],
    ['upper', [250, 0]],
    ['right', [499, 100]],
    ['lower', [250, 249]],
  ] as const)('is ink that touches the %s one', (_, end) => {
    expect(codesOf(new Page(500, 250).stroke([...line, end]))).toEqual(['ink-touches-edge']);
  });
});

describe('what a person is told', () => {
  const messagesOf = (page: Page) =>
    preprocess(page.image, { width: 192, height: 96 }).findings.map(({ message }) => message);

  it('says how small a signature is, and what would be better', () => {
    const small = new Page(300, 200).stroke([
      [100, 100],
      [150, 120],
      [200, 100],
    ]);
    expect(messagesOf(small)).toEqual([
      'The signature is only 103 x 23 pixels; scan at 300 dpi or photograph it closer.',
    ]);
  });

  it('is a sentence for each finding', () => {
    const faint = new Page(300, 120, 250).stroke(
      Array.from({ length: 8 }, (_, i) => [30 + 30 * i, i % 2 === 0 ? 119 : -20] as const),
      { ink: 212 },
    );
    const findings = preprocess(faint.image, { width: 192, height: 96 }).findings;
    expect(findings.map(({ code }) => code)).toEqual(['low-contrast', 'clipped']);
    for (const { message } of findings) expect(message).toMatch(/^[A-Z].{20,}; .{10,}\.$/);
  });
});
