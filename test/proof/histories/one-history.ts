import { CountersignError } from '#core/errors/countersign-error.ts';
import { referenceIdSchema } from '#core/ids.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { removeReference } from '#lambdas/use-cases/references/remove-reference.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';
import { verifyQuery } from '#lambdas/use-cases/verifications/verify-query.ts';
import { checkSubject } from '../service/check-stores.ts';
import type { Deployment } from '../service/deployment.ts';
import type { ServiceStores } from '../service/stores.ts';
import type { Made, Outcome, Step, SubjectState } from './subject-model.ts';

const BY = 'proof';
/** An id of no reference, for a removal that comes before its enrollment. */
const NO_REFERENCE = referenceIdSchema.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');

export interface HistoryOptions {
  readonly deployment: Deployment;
  readonly stores: ServiceStores;
  readonly key: SubjectKey;
  /** Pictures to enroll, by their numbers. */
  readonly pictures: readonly Uint8Array[];
  readonly query: Uint8Array;
}

/** One subject, what callers did with it at the same time, and what is left of it. */
export class History {
  readonly made: Made[] = [];
  readonly #options: HistoryOptions;
  readonly #references = new Map<string, number>();
  #clock = 0;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /** Makes steps one after another, as one caller does. */
  async make(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      const from = this.#clock++;
      const outcome = await this.#outcomeOf(step);
      this.made.push({ step, outcome, from, to: this.#clock++ });
    }
  }

  /** What the stores hold at the end, and what does not fit together there. */
  async left(): Promise<{ readonly state: SubjectState | undefined; readonly faults: readonly string[] }> {
    const { deployment, key } = this.#options;
    const { references, verifications, rows, faults, strays } = await checkSubject(deployment, key);
    const pictures = references.map(({ referenceId }) => this.#references.get(referenceId) ?? -1).sort();
    const state = { pictures, verifications: verifications.length };
    return { state: rows.length === 0 ? undefined : state, faults: [...faults, ...strays] };
  }

  async #outcomeOf(step: Step): Promise<Outcome> {
    try {
      return await this.#attempt(step);
    } catch (error) {
      if (error instanceof CountersignError) return { kind: 'refused', code: error.code };
      throw error;
    }
  }

  async #attempt(step: Step): Promise<Outcome> {
    const { stores, key, pictures, query } = this.#options;
    const common = { key, by: BY, at: new Date() };
    switch (step.kind) {
      case 'enroll': {
        const images = pictures.slice(step.picture, step.picture + 1);
        const { references, total } = await enrollReferences(stores, { ...common, images });
        for (const { id } of references) this.#references.set(id, step.picture);
        return { kind: 'enrolled', total };
      }
      case 'remove': {
        await removeReference(stores, { ...common, id: this.#idOf(step.picture) });
        return { kind: 'removed' };
      }
      case 'verify': {
        const answer = await verifyQuery(stores, { ...common, image: query, policy: {}, explain: false });
        const against = answer.references.map(({ id }) => this.#references.get(id) ?? -1);
        return { kind: 'verified', against: against.sort() };
      }
      case 'erase': {
        const { removed } = await eraseSubject(stores, common);
        return { kind: 'erased', references: removed.references, verifications: removed.verifications };
      }
    }
  }

  /** The latest reference of a picture that this history knows of. */
  #idOf(picture: number) {
    const known = [...this.#references].filter(([, number]) => number === picture).at(-1);
    return known === undefined ? NO_REFERENCE : referenceIdSchema.parse(known[0]);
  }
}
