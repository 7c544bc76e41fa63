import type { Operation } from '#lambdas/api/operation.ts';
import { OPERATIONS } from '#lambdas/api/operations/operations.ts';
import { person } from '#test/integration/service/support/people.ts';
import { startTestIssuer, type TestIssuer } from '#test/lambdas/support/issuer.ts';
import type { Proven } from '../run-proof.ts';
import type { Deployment } from '../service/deployment.ts';
import { type Answered, type Request, ServiceFunctions } from '../service/functions.ts';
import { picturesUnder, rowsUnder } from '../service/stored.ts';
import { badTokens } from './bad-tokens.ts';
import { settle } from './belongings.ts';
import { ALL_SCOPES, Callers } from './callers.ts';
import { type KnownIds, sampleRequest } from './sample-requests.ts';
import { StoreCalls } from './store-calls.ts';

const OWNER = 'alpha-bank';
const INTRUDER = 'beta-bank';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
/** Parameters of paths that name something of one tenant; a subject of the same name may be anybody's. */
const FOREIGN_IDS = ['reference', 'verification', 'receipt', 'batch'];
/** A well-formed id of nothing, in place of the owner's. */
const NOBODY = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
/** A name that no tenant has given anybody. */
const NO_NAME = 'nobody';
/** Ways to write the owner's subject that a careless key or path would take. */
const SMUGGLED = [
  `../${OWNER}/anna`,
  `..%2F${OWNER}%2Fanna`,
  `T#${OWNER}#S#anna`,
  `x#S#anna`,
  `${OWNER}#S#anna`,
  '*',
  '%00',
  `anna\u0000`,
  'anna\n',
  '\u0430nna',
  '\uff41nna',
  'anna\u200b',
  'anna/../anna',
  'anna%23SUBJECT',
  '.',
  'a'.repeat(129),
];

/** Two tenants on every route, and every bad token on every route. */
export async function proveTenancy(deployment: Deployment): Promise<Proven> {
  const [ours, stranger] = await Promise.all([startTestIssuer(), startTestIssuer()]);
  try {
    const service = await ServiceFunctions.start(deployment, ours);
    return await new TenancyProof(deployment, new Callers(service, ours, new StoreCalls())).run(
      ours,
      stranger,
    );
  } finally {
    ours.close();
    stranger.close();
  }
}

class TenancyProof {
  readonly #deployment: Deployment;
  readonly #callers: Callers;
  readonly #failures: string[] = [];
  /** Requests whose work was compared. */
  #compared = 0;

  constructor(deployment: Deployment, callers: Callers) {
    this.#deployment = deployment;
    this.#callers = callers;
  }

  async run(ours: TestIssuer, stranger: TestIssuer): Promise<Proven> {
    const owner = await person(0);
    const intruder = await this.#callers.token(INTRUDER);
    const ids = await settle(this.#deployment, this.#callers, OWNER, owner);
    const image = owner.forged[0] ?? new Uint8Array();
    const before = await this.#stateOf(OWNER);

    await this.#visit(ids, image);
    for (const operation of OPERATIONS) {
      const asked = sampleRequest(operation, ids, image);
      await this.#intrude(operation, asked, ids, intruder);
      await this.#smuggle(operation, asked, ids, intruder);
      await this.#withoutRight(operation, asked);
    }
    const tokens = await badTokens(ours, stranger, OWNER);
    for (const operation of OPERATIONS) {
      const asked = sampleRequest(operation, ids, image);
      await this.#withBadTokens(operation, asked, tokens);
    }
    await this.#otherMethods(intruder, ids);
    this.#expect(
      (await this.#stateOf(OWNER)) === before,
      "the owner's rows or pictures are not as they were",
    );
    return {
      figures: {
        requests: this.#callers.requests,
        operations: OPERATIONS.length,
        workCompared: this.#compared,
        badTokens: tokens.length,
      },
      failures: this.#failures,
    };
  }

  /** Whoever has nothing finds nothing, whatever of the owner's they name. */
  async #visit(ids: KnownIds, image: Uint8Array): Promise<void> {
    const newcomer = await this.#callers.token('gamma-bank');
    for (const operation of OPERATIONS.filter(({ method }) => method === 'GET')) {
      const asked = sampleRequest(operation, ids, image);
      const answered = await this.#callers.ask(operation, asked, newcomer);
      this.#expectNothingOf(ids, asked, answered, operation.id);
      const isOfTenant = ['subject', ...FOREIGN_IDS].some((name) => name in (asked.path ?? {}));
      this.#expect(
        !isOfTenant || answered.status === 404,
        `${operation.id}: to a newcomer: ${answered.status}`,
      );
    }
  }

  /**
   * The owner's ids in the intruder's requests: answered like ids of nothing, after the same work, and with nothing of the
   * owner's.
   */
  async #intrude(operation: Operation, asked: Request, ids: KnownIds, token: string): Promise<void> {
    const answered = await this.#callers.ask(operation, asked, token);
    this.#expectNothingOf(ids, asked, answered, operation.id);
    const nothing = namingNothing(asked, ids);
    if (JSON.stringify(nothing) === JSON.stringify(asked)) return;
    this.#compared++;
    const unknown = await this.#callers.ask(operation, nothing, token);
    const isSameWork = answered.work !== '' && answered.work === unknown.work;
    this.#expect(
      isSameWork,
      `${operation.id}: [${answered.work}] for an id of another tenant, [${unknown.work}] for none`,
    );

    if (FOREIGN_IDS.every((name) => !(name in (asked.path ?? {})))) return;
    const isSame = answered.status === unknown.status && answered.body === unknown.body;
    this.#expect(isSame, `${operation.id}: an id of another tenant is answered unlike one of nothing`);
    this.#expect(answered.status === 404, `${operation.id}: an id of another tenant: ${answered.status}`);
  }

  async #smuggle(operation: Operation, asked: Request, ids: KnownIds, token: string): Promise<void> {
    const plain = { ...asked, headers: { 'X-Tenant': OWNER, 'X-Amzn-Tenant': OWNER } };
    this.#expectNothingOf(ids, plain, await this.#callers.ask(operation, plain, token), operation.id);
    const query = { ...asked, query: { ...asked.query, tenant: OWNER } };
    const inQuery = await this.#callers.ask(operation, query, token);
    // What belongs to no tenant is refused before its query is read.
    const refusal = operation.scope === 'operate' ? 403 : 400;
    this.#expect(
      operation.scope === 'public' || inQuery.status === refusal,
      `${operation.id}: takes a tenant in its query`,
    );
    if (!('subject' in (asked.path ?? {}))) return;
    for (const subject of SMUGGLED) {
      const { status } = await this.#callers.ask(
        operation,
        { ...asked, path: { ...asked.path, subject } },
        token,
      );
      this.#expect(
        status === 400,
        `${operation.id}: takes the subject ${JSON.stringify(subject)}: ${status}`,
      );
    }
  }

  /** Without a token, and with one that allows everything but what is asked. */
  async #withoutRight(operation: Operation, asked: Request): Promise<void> {
    if (operation.scope === 'public') return;
    const allowing: readonly string[] = [operation.scope].flat();
    const others = ALL_SCOPES.filter((scope) => !allowing.includes(scope));
    const { status } = await this.#callers.ask(operation, asked, await this.#callers.token(OWNER, others));
    this.#expect(status === 403, `${operation.id}: without its scope: ${status}`);
    const anonymous = await this.#callers.ask(operation, asked, undefined);
    this.#expect(anonymous.status === 401, `${operation.id}: without a token: ${anonymous.status}`);
  }

  async #withBadTokens(
    operation: Operation,
    asked: Request,
    tokens: Awaited<ReturnType<typeof badTokens>>,
  ): Promise<void> {
    if (operation.scope === 'public') return;
    for (const [name, token] of tokens) {
      const { status, log } = await this.#callers.ask(operation, asked, token);
      this.#expect(status === 401, `${operation.id}: ${name}: ${status}`);
      this.#expect(!log.includes(token), `${operation.id}: ${name}: the token is in the log`);
    }
  }

  /** Methods that no operation has. */
  async #otherMethods(token: string, ids: KnownIds): Promise<void> {
    for (const [resource, operations] of Map.groupBy(OPERATIONS, (operation) => operation.resource)) {
      const [operation] = operations;
      if (operation === undefined) continue;
      const path = Object.fromEntries(
        Object.keys(operation.path.shape).map((name) => [name, ids[name] ?? '']),
      );
      for (const method of METHODS.filter((other) => operations.every((known) => known.method !== other))) {
        const { status } = await this.#callers.ask(operation, { method, resource, path }, token);
        this.#expect(status === 404, `${method} ${resource}: ${status}`);
      }
    }
  }

  #expectNothingOf(ids: KnownIds, asked: Request, answered: Answered, what: string): void {
    const sent = JSON.stringify([asked.path, asked.query]);
    const secrets = [OWNER, ...FOREIGN_IDS.map((name) => ids[name])];
    for (const secret of secrets) {
      if (secret === undefined) continue;
      const isNews = !sent.includes(secret);
      this.#expect(
        !isNews || !answered.body.includes(secret),
        `${what}: ${secret} of another tenant in the answer`,
      );
      this.#expect(!answered.log.includes(secret), `${what}: ${secret} of another tenant in the log`);
    }
  }

  /** Everything that is kept of a tenant but the counters of its requests. */
  async #stateOf(tenant: string): Promise<string> {
    const rows = await rowsUnder(this.#deployment, `T#${tenant}#`);
    const kept = rows.filter(({ PK }) => PK !== `T#${tenant}#RATE`);
    const pictures = await picturesUnder(this.#deployment, `${tenant}/`);
    return JSON.stringify([kept, pictures].map((list) => list.map((item) => JSON.stringify(item)).sort()));
  }

  #expect(holds: boolean, failure: string): void {
    if (!holds) this.#failures.push(failure);
  }
}

/** The same request with a name and ids of nothing in place of the owner's, in its path and in its query. */
function namingNothing(asked: Request, ids: KnownIds): Request {
  const owners = new Set(FOREIGN_IDS.map((name) => ids[name]));
  const replaced = (named: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      Object.entries(named).map(([name, value]) => {
        if (name === 'subject') return [name, NO_NAME];
        return [name, owners.has(value) ? NOBODY : value];
      }),
    );
  return { ...asked, path: replaced(asked.path), query: replaced(asked.query) };
}
