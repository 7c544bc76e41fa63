import type { Operation } from '#lambdas/api/operation.ts';
import type { TestIssuer } from '#test/lambdas/support/issuer.ts';
import type { Answered, Request, ServiceFunctions } from '../service/functions.ts';
import type { StoreCalls } from './store-calls.ts';

/** An answer, and what the stores were asked for it. */
export interface Worked extends Answered {
  readonly work: string;
}

/** Every right of a tenant's people; `operate` belongs to whoever runs the deployment. */
export const ALL_SCOPES = ['enroll', 'verify', 'review', 'admin'];

/** People of several tenants who call the service's functions. */
export class Callers {
  /** How many requests they have made. */
  requests = 0;
  readonly #service: ServiceFunctions;
  readonly #issuer: TestIssuer;

  readonly #calls: StoreCalls;

  constructor(service: ServiceFunctions, issuer: TestIssuer, calls: StoreCalls) {
    this.#service = service;
    this.#issuer = issuer;
    this.#calls = calls;
  }

  token(tenant: string, scopes: readonly string[] = ALL_SCOPES): Promise<string> {
    return this.#issuer.token({ tenant, scopes, sub: `clerk-of-${tenant}`, validFor: '1h' });
  }

  async ask({ group }: Operation, request: Request, token: string | undefined): Promise<Worked> {
    this.requests++;
    const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    this.#calls.take();
    const headers = { ...request.headers, ...authorization };
    const answered = await this.#service.ask(group, { ...request, headers });
    return { ...answered, work: this.#calls.take() };
  }
}
