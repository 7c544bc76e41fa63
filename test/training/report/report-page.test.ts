import { describe, expect, it } from 'vitest';
import { tinyDescription } from '#test/support/tiny-artefact.ts';
import { evaluateSets } from '#training/evaluation/evaluate-sets.ts';
import { html } from '#training/report/html.ts';
import { modelCard } from '#training/report/model-card.ts';
import { reportPage } from '#training/report/report-page.ts';

const sample = (person: number, i: number) => {
  const angle = person + 0.05 * i;
  const embedding = Float32Array.of(Math.cos(angle), Math.sin(angle));
  return { image: `${person}/${i}`, embedding, descriptor: embedding };
};
const people = [0, 1, 2].map((person) => ({
  person: `p${person}`,
  writer: `p${person}`,
  genuine: [0, 1, 2, 3].map((i) => sample(person, i)),
  forged: [6, 7].map((i) => sample(person, i)),
  listedGenuine: 4,
}));
const unreadable = [{ image: 'x.png', code: 'image-blank' }];
const { evaluation } = evaluateSets(
  tinyDescription,
  [{ name: 'a <b> set', images: 19, unreadable, people }],
  { referenceCounts: [1, 3], baselines: false, validation: [], seed: 1 },
);

describe('html', () => {
  it('escapes what is put in, and nothing twice', () => {
    const inner = html`<b>${'<&"'}</b>`;
    expect(html`<p title="${`"'`}">${[inner, 1]}</p>`.markup).toBe(
      '<p title="&quot;&#39;"><b>&lt;&amp;&quot;</b>1</p>',
    );
  });
});

describe('reportPage', () => {
  it('says what the model is, how often it errs and who should not use it', async () => {
    const page = await reportPage({ model: tinyDescription, evaluation, pictures: new Map() });

    for (const heading of [
      'Who should not use it',
      'How it was made',
      'Error rates',
      'Scores, thresholds and decisions',
      'Who was measured, and how',
      'Failure cases',
    ]) {
      expect(page).toContain(`<h2>${heading}</h2>`);
    }
    expect(page).toContain('image-blank (1)');
    expect(page).toContain('a &lt;b&gt; set');
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('x.png');
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('does with what a manifest knows', async () => {
    const page = await reportPage({ model: tinyDescription, evaluation: null, pictures: new Map() });
    expect(page).toContain('<h2>How it was made</h2>');
    expect(page).not.toContain('<svg');
  });

  it('shows pictures with a warning where it is given some', async () => {
    const picture = {
      kind: 'skilled' as const,
      person: 'p0',
      score: 0.9,
      query: 'data:image/jpeg;base64,AA',
      references: ['data:image/jpeg;base64,BB'],
    };
    const page = await reportPage({
      model: tinyDescription,
      evaluation,
      pictures: new Map([['a <b> set', [picture]]]),
    });
    expect(page).toContain('These are signatures of people.');
    expect(page).toContain('score 0.90');
    expect(page).toContain('base64,BB');
  });
});

describe('modelCard', () => {
  it('gives rates with intervals and thresholds where they were measured', () => {
    const card = modelCard(tinyDescription, evaluation);
    expect(card).toMatch(/\| model \| a <b> set \(3\) \| 3 \| skilled \| [\d.]+ \[[<\d., ]+\]/);
    expect(card).toContain('FAR wanted');
  });
});
