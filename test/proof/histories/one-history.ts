import { CountersignError } from '#core/errors/countersign-error.ts';
import { referenceIdSchema } from '#core/ids.ts';
import type { NewVerification } from '#lambdas/api/schemas/verifications/verification.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { promoteModel, rollBackModel } from '#lambdas/use-cases/models/promote-model.ts';
import { enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { removeReference } from '#lambdas/use-cases/references/remove-reference.ts';
import { reembedSubjects } from '#lambdas/use-cases/retraining/reembed-subjects.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';
import { verifyQuery } from '#lambdas/use-cases/verifications/verify-query.ts';
import { checkSubject } from '../service/check-stores.ts';
import type { Deployment } from '../service/deployment.ts';
import type { ExpectedScores } from '../service/expected-scores.ts';
import { embedderOf } from '../service/other-models.ts';
import type { ServiceStores } from '../service/stores.ts';
import type { Made, Outcome, PointerState, Step } from './steps.ts';
import type { SubjectState } from './subject-model.ts';

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
  /** What the query scores against these pictures by each model alone. */
  readonly expected: ExpectedScores;
}

/** One subject, what callers did with it at the same time, and what is left of it. */
export class History {
  readonly made: Made[] = [];
  /** Answers whose scores are not those of the model that they name. */
  readonly mixed: string[] = [];
  readonly #options: HistoryOptions;
  readonly #references = new Map<string, number>();
  /** What is to be looked up when all is over: a verification may know a reference before its enrollment is answered. */
  readonly #unread: (() => void)[] = [];
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

  /** What the stores hold when all is over, and what does not fit together there. */
  async left(): Promise<{ readonly state: SubjectState | undefined; readonly faults: readonly string[] }> {
    const { deployment, key } = this.#options;
    for (const read of this.#unread.splice(0)) read();
    const { references, verifications, rows, faults, strays } = await checkSubject(deployment, key);
    const pictures = references.map(({ referenceId }) => this.#references.get(referenceId) ?? -1).sort();
    const state = { pictures, verifications: verifications.length };
    return { state: rows.length === 0 ? undefined : state, faults: [...faults, ...strays] };
  }

  /** Where the pointer of the models stands. */
  async pointer(): Promise<PointerState> {
    const { modelVersion, previous } = await this.#options.stores.registry.active();
    return { active: modelVersion, previous };
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
        const { references, total, modelVersion } = await enrollReferences(stores, { ...common, images });
        for (const { id } of references) this.#references.set(id, step.picture);
        return { kind: 'enrolled', total, model: modelVersion };
      }
      case 'remove': {
        await removeReference(stores, { ...common, id: this.#idOf(step.picture) });
        return { kind: 'removed' };
      }
      case 'verify': {
        const answer = await verifyQuery(stores, { ...common, image: query, policy: {}, explain: false });
        const against: number[] = [];
        this.#unread.push(() => against.push(...this.#picturesBehind(answer)));
        return { kind: 'verified', against, model: answer.modelVersion };
      }
      case 'erase': {
        const { removed } = await eraseSubject(stores, common);
        return { kind: 'erased', references: removed.references, verifications: removed.verifications };
      }
      case 'promote':
        return movedTo(await promoteModel(stores, step.model, common));
      case 'rollBack':
        return movedTo(await rollBackModel(stores, common));
      case 'reembed':
        await reembedSubjects(stores, [key], await embedderOf(this.#options.deployment, step.model));
        return { kind: 'reembedded' };
    }
  }

  /** The pictures that an answer was compared with, ascending, after a look at whether one model gives such scores. */
  #picturesBehind({ references, ...answer }: NewVerification): number[] {
    const against = references.map(({ id }) => this.#references.get(id) ?? -1);
    const scored = { ...answer, references: references.map(({ score }) => score) };
    if (!this.#options.expected.areThoseOf(scored, against)) {
      this.mixed.push(`${answer.subject}: scores that ${answer.modelVersion} does not give`);
    }
    return against.sort();
  }

  /** The latest reference of a picture that this history knows of. */
  #idOf(picture: number) {
    const known = [...this.#references].filter(([, number]) => number === picture).at(-1);
    return known === undefined ? NO_REFERENCE : referenceIdSchema.parse(known[0]);
  }
}

const movedTo = ({ active, previous }: PointerState): Outcome => ({
  kind: 'moved',
  to: { active, previous },
});
