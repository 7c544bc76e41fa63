import type { Operation } from '#lambdas/api/operation.ts';
import type { TestIssuer } from '#test/lambdas/support/issuer.ts';
import type { Answered, Request, ServiceFunctions } from '../service/functions.ts';

/** Every right of a tenant's people; `operate` belongs to whoever runs the deployment. */
export const ALL_SCOPES = ['enroll', 'verify', 'review', 'admin'];

/** People of several tenants who call the service's functions. */
export class Callers {
  /** How many requests they have made. */
  requests = 0;
  readonly #service: ServiceFunctions;
  readonly #issuer: TestIssuer;

  constructor(service: ServiceFunctions, issuer: TestIssuer) {
    this.#service = service;
    this.#issuer = issuer;
  }

  token(tenant: string, scopes: readonly string[] = ALL_SCOPES): Promise<string> {
    return this.#issuer.token({ tenant, scopes, sub: `clerk-of-${tenant}`, validFor: '1h' });
  }

  ask({ group }: Operation, request: Request, token: string | undefined): Promise<Answered> {
    this.requests++;
    const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    return this.#service.ask(group, { ...request, headers: { ...request.headers, ...authorization } });
  }
}
