import { createHash } from 'node:crypto';
import type { Embedder } from '#core/embedding/embedder.ts';
import { CountersignError } from '#core/errors/countersign-error.ts';
import type { ModelVersion } from '#core/ids.ts';
import { removedSchema } from '#lambdas/api/schemas/subjects/erasure.ts';
import { erasedPartition, type SubjectKey, subjectPartition } from '#lambdas/stores/rows/keys.ts';
import { promoteModel, rollBackModel } from '#lambdas/use-cases/models/promote-model.ts';
import { enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { removeReference } from '#lambdas/use-cases/references/remove-reference.ts';
import { reembedSubjects } from '#lambdas/use-cases/retraining/reembed-subjects.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';
import { verifyQuery } from '#lambdas/use-cases/verifications/verify-query.ts';
import type { Person } from '#test/integration/service/support/people.ts';
import { checkSubject, type StoredSubject } from '../service/check-stores.ts';
import type { Deployment } from '../service/deployment.ts';
import type { ExpectedScores } from '../service/expected-scores.ts';
import { rowsOf } from '../service/stored.ts';
import type { ServiceStores } from '../service/stores.ts';
import type { FaultyNetwork } from './faulty-network.ts';

/** Times that a caller asks before the service is called stuck. */
const PATIENCE = 25;
const BY = 'proof';

export interface LifeOptions {
  readonly deployment: Deployment;
  /** On the network that fails. */
  readonly stores: ServiceStores;
  readonly network: FaultyNetwork;
  readonly key: SubjectKey;
  readonly person: Person;
  /** The model that answers, and one that it is replaced by and goes back to. */
  readonly models: readonly [active: Embedder, next: Embedder];
  /** What the query scores against the references by each model alone. */
  readonly expected: ExpectedScores;
}

/** Which of the person's signatures are enrolled, by their numbers, and which one is the query. */
export const ENROLLED = 3;

/** One subject from its first reference to its erasure; after each answer all stores are compared. */
export class Life {
  readonly failures: string[] = [];
  /** Requests that were made, with those that were not answered. */
  asked = 0;
  /** Pictures that attempts left behind, which must be gone with the subject. */
  readonly strays = new Set<string>();
  readonly #options: LifeOptions;

  constructor(options: LifeOptions) {
    this.#options = options;
  }

  async live(): Promise<void> {
    const { person, models } = this.#options;
    const { genuine } = person;
    const [first = new Uint8Array(), second = first, third = first, query = first] = genuine;
    const [active, next] = models;
    await this.#enroll([first, second], 2);
    await this.#verify(query, active, [0, 1]);
    await this.#verify(first, active);
    await this.#insist(() => reembedSubjects(this.#options.stores, [this.#options.key], next));
    await this.#promote(next, active);
    await this.#verify(query, next, [0, 1]);
    await this.#enroll([third], 3);
    await this.#rollBack(active);
    await this.#verify(query, active, [0, 1, 2]);
    await this.#remove();
    await this.#verify(query, active, [1, 2]);
    await this.#erase();
  }

  async #promote(to: Embedder, from: Embedder): Promise<void> {
    const { stores } = this.#options;
    const { modelVersion } = to.manifest;
    await this.#insist(() => promoteModel(stores, modelVersion, { by: BY, at: new Date() }));
    await this.#expectPointer(modelVersion, from.manifest.modelVersion);
  }

  async #rollBack(to: Embedder): Promise<void> {
    const { stores } = this.#options;
    await this.#insist(() => rollBackModel(stores, { by: BY, at: new Date() }), 'no-previous-model');
    await this.#expectPointer(to.manifest.modelVersion, undefined);
  }

  /** The pointer, and with every version since when it answers no longer. */
  async #expectPointer(active: ModelVersion, previous: ModelVersion | undefined): Promise<void> {
    const { registry } = this.#options.stores;
    const pointer = await registry.active();
    if (pointer.modelVersion !== active || pointer.previous !== previous)
      this.#fail('the pointer is elsewhere');
    for (const { manifest } of this.#options.models) {
      const { retiredAt } = await registry.published(manifest.modelVersion);
      const isActive = manifest.modelVersion === active;
      if (isActive !== (retiredAt === undefined)) this.#fail(`the row of ${manifest.modelVersion} is wrong`);
    }
  }

  async #enroll(images: readonly Uint8Array[], total: number): Promise<void> {
    const { stores, key } = this.#options;
    const at = new Date();
    // Whoever asks again after an answer that was lost is told that the picture is enrolled.
    await this.#insist(() => enrollReferences(stores, { key, images, by: BY, at }), 'reference-duplicate');
    const { references } = await this.#check();
    if (references.length !== total) this.#fail(`${references.length} references instead of ${total}`);
  }

  /** @param against pictures whose scores must be the answering model's own, where the query is the expected one */
  async #verify(image: Uint8Array, { manifest }: Embedder, against?: readonly number[]): Promise<void> {
    const { stores, key, expected } = this.#options;
    const request = { key, image, policy: {}, explain: false, by: BY, at: new Date() };
    const answer = await this.#insist(() => verifyQuery(stores, request));
    if (answer === undefined) return;
    const { verifications } = await this.#check();
    const isKept = verifications.some(({ verificationId }) => verificationId === answer.id);
    if (!isKept) this.#fail('a decision that was answered is not recorded');
    if (answer.modelVersion !== manifest.modelVersion) this.#fail('a model answers that is not active');
    const scored = { ...answer, references: answer.references.map(({ score }) => score) };
    if (against !== undefined && !expected.areThoseOf(scored, against))
      this.#fail('scores of several models');
  }

  async #remove(): Promise<void> {
    const { stores, key } = this.#options;
    const { references } = await this.#check();
    const id = references[0]?.referenceId;
    const reference = (await stores.references.list(key)).find(({ referenceId }) => referenceId === id);
    if (reference === undefined) return this.#fail('there is no reference to remove');
    const request = { key, id: reference.referenceId, at: new Date() };
    await this.#insist(() => removeReference(stores, request), 'reference-unknown');
    const left = (await this.#check()).references;
    if (left.length !== references.length - 1) this.#fail('the wrong number of references was removed');
  }

  async #erase(): Promise<void> {
    const { stores, key, deployment } = this.#options;
    const before = await this.#check();
    await this.#insist(() => eraseSubject(stores, { key, by: BY, at: new Date() }), 'subject-unknown');
    const after = await this.#check();
    if (after.rows.length + after.pictures.length > 0) this.#fail('an erased subject has left something');
    const subjectSha256 = createHash('sha256').update(subjectPartition(key)).digest('hex');
    const receipts = (await rowsOf(deployment, erasedPartition(key.tenant))).filter(
      (row) => row['subjectSha256'] === subjectSha256,
    );
    if (receipts.length !== 1) return this.#fail(`${receipts.length} receipts of one erasure`);
    const removed = removedSchema.parse(receipts[0]?.['removed']);
    const expected = {
      references: before.references.length,
      verifications: before.verifications.length,
      imageVersions: before.pictures.length,
    };
    for (const [kind, count] of Object.entries(expected)) {
      const said = removed[kind as keyof typeof expected];
      if (said !== count) this.#fail(`the receipt says ${said} ${kind} instead of ${count}`);
    }
  }

  /**
   * Asks until there is an answer, as a caller would. `done` is the refusal that says to whoever asks again that an
   * earlier request was fulfilled.
   */
  async #insist<Answer>(ask: () => Promise<Answer>, done?: string): Promise<Answer | undefined> {
    for (let attempt = 1; attempt <= PATIENCE; attempt++) {
      this.asked++;
      try {
        return await this.#options.network.during(ask);
      } catch (error) {
        const code = error instanceof CountersignError ? error.code : undefined;
        if (code !== undefined && code === done) {
          if (attempt === 1) this.#fail(`refused as ${code} at once`);
          return undefined;
        }
      }
    }
    this.#fail(`not answered after ${PATIENCE} requests`);
    return undefined;
  }

  async #check(): Promise<StoredSubject> {
    const stored = await checkSubject(this.#options.deployment, this.#options.key);
    this.failures.push(...stored.faults);
    for (const stray of stored.strays) this.strays.add(stray);
    return stored;
  }

  #fail(failure: string): void {
    this.failures.push(`${this.#options.key.subject}: ${failure}`);
  }
}
