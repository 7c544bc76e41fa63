import { describe, expect, it } from 'vitest';
import { tinyDescription } from '#test/support/tiny-artefact.ts';
import { modelCard } from '#training/report/model-card.ts';

describe('modelCard', () => {
  const model = {
    ...tinyDescription,
    training: {
      ...tinyDescription.training,
      sets: [{ name: 'cross-media', classes: 900, images: 3600, terms: 'MIT' }],
    },
    errorRates: [
      {
        people: 'cedar',
        peopleCount: 30,
        references: 5,
        forgery: 'skilled' as const,
        eer: 0.1234,
        comparisons: 4321,
      },
    ],
    calibratedOn: [{ name: 'cedar', people: 30 }],
  };
  const card = modelCard(model, null);

  it('says what the model was trained on and under which terms', () => {
    expect(card).toContain('| cross-media | 900 | 3600 | MIT |');
  });

  it('says how often it errs, on whom and in how many comparisons', () => {
    expect(card).toContain('| cedar (30) | 5 | skilled | 12.3 | 4321 |');
  });

  it('says whom the thresholds were fitted on', () => {
    expect(card).toContain('fitted on cedar (30 people)');
  });
});
