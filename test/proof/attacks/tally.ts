import type { AttackAnswer } from './target.ts';

/** How a kind of query ended, in percent of all that were asked. */
export interface Shares {
  readonly asked: number;
  readonly accepted: number;
  readonly reviewed: number;
  /** Of those that were not accepted: recognized as copies. */
  readonly copies: number;
  readonly refused: number;
}

/** Counts answers by the kind of query. */
export class Tally {
  readonly #answers = new Map<string, AttackAnswer[]>();

  add(kind: string, answer: AttackAnswer): void {
    this.#answers.set(kind, [...(this.#answers.get(kind) ?? []), answer]);
  }

  shares(): Record<string, Shares> {
    return Object.fromEntries(
      [...this.#answers].map(([kind, answers]) => {
        const percent = (is: (answer: AttackAnswer) => boolean) =>
          Math.round((1000 * answers.filter(is).length) / answers.length) / 10;
        const shares: Shares = {
          asked: answers.length,
          accepted: percent(({ decision }) => decision === 'accept'),
          reviewed: percent(({ decision }) => decision === 'review'),
          copies: percent(({ isCopy }) => isCopy),
          refused: percent(({ decision }) => decision === 'refused'),
        };
        return [kind, shares];
      }),
    );
  }
}
