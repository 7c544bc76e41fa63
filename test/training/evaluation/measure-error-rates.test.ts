import { describe, expect, it } from 'vitest';
import { measureErrorRates } from '#training/evaluation/measure-error-rates.ts';
import type { EmbeddedPerson } from '#training/evaluation/trials.ts';
import { Random } from '#training/random/random.ts';

const calibration = { intercept: 2, distance: -4, spread: 0, priorSpread: 0.2, priorPairs: 6 };

/** The n-th axis of an 8-dimensional space, turned a little towards the next one. */
function axis(n: number, turn = 0): Float32Array {
  const vector = new Float32Array(8);
  vector[n % 8] = Math.cos(turn);
  vector[(n + 1) % 8] = Math.sin(turn);
  return vector;
}

const genuineTurn = (i: number) => 0.01 * (i % 8);

/** Six people on axes of their own; their genuine signatures and the imitations are turned off them. */
function people(forgedTurn: (i: number) => number, forgeries = 4): EmbeddedPerson[] {
  return Array.from({ length: 6 }, (_, n) => ({
    person: `p${n}`,
    writer: `p${n}`,
    genuine: Array.from({ length: 8 }, (__, i) => axis(n, genuineTurn(i))),
    forged: Array.from({ length: forgeries }, (__, i) => axis(n, forgedTurn(i))),
  }));
}

describe('measureErrorRates', () => {
  it('reports 1 and 5 references against both kinds of forgery, with people and comparisons', () => {
    const rates = measureErrorRates(
      'axes',
      people(() => 0.7),
      calibration,
      new Random(1),
    );

    expect(rates.map(({ references, forgery }) => `${references} ${forgery}`)).toEqual([
      '1 random',
      '1 skilled',
      '5 random',
      '5 skilled',
    ]);
    expect(rates.map(({ eer }) => eer)).toEqual([0, 0, 0, 0]);
    // 5 draws of 6 people: 3 genuine left over, 20 strangers or 4 imitations.
    expect(rates.slice(2).map(({ comparisons }) => comparisons)).toEqual([5 * 6 * 23, 5 * 6 * 7]);
    expect(rates[0]?.peopleCount).toBe(6);
  });

  it('reports half where imitations cannot be told from genuine signatures', () => {
    const rates = measureErrorRates('alike', people(genuineTurn, 40), calibration, new Random(1));

    const skilled = rates.filter(({ forgery }) => forgery === 'skilled');
    for (const { eer } of skilled) expect(Math.abs(eer - 0.5)).toBeLessThan(0.1);
  });

  it('leaves out what the people lack', () => {
    const rates = measureErrorRates('unforged', people(genuineTurn, 0), calibration, new Random(1));
    expect(new Set(rates.map(({ forgery }) => forgery))).toEqual(new Set(['random']));
  });
});
