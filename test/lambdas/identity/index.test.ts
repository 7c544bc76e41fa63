import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { scopeSchema } from '#lambdas/api/operation.ts';
import { callerOf } from '#lambdas/http/caller.ts';
import { handler } from '#lambdas/identity/index.mjs';

const AUDIENCE = 'countersign';

beforeAll(() => {
  vi.stubEnv('TOKEN_AUDIENCE', AUDIENCE);
  vi.stubEnv('SCOPES', scopeSchema.options.join(' '));
});

afterAll(() => {
  vi.unstubAllEnvs();
});

/** What the pool makes of the trigger's answer, for a user who asked for everything. */
async function claimsFor(groups: string[], attributes: Record<string, string>): Promise<object> {
  const request = { userAttributes: attributes, groupConfiguration: { groupsToOverride: groups } };
  const { response } = await handler({ request } as unknown as PreTokenGenerationV2TriggerEvent);
  const { accessTokenGeneration: access } = response.claimsAndScopeOverrideDetails;
  const asked = scopeSchema.options.map((scope) => `${AUDIENCE}/${scope}`);
  const scopes = new Set(
    [...asked, ...access.scopesToAdd].filter((one) => !access.scopesToSuppress.includes(one)),
  );
  return { sub: 'user', scope: [...scopes].join(' '), ...access.claimsToAddOrOverride };
}

describe("the user pool's tokens", () => {
  it("name the user's tenant, and the scopes of the user's groups and no others", async () => {
    const claims = await claimsFor(['verify', 'review', 'unheard-of'], { 'custom:tenant': 'bank' });

    expect(callerOf(claims, AUDIENCE)).toEqual({
      tenant: 'bank',
      by: 'user',
      scopes: new Set(['verify', 'review']),
    });
  });

  it('are refused for a user without a tenant, or in no group', async () => {
    const homeless = await claimsFor(['verify'], {});
    const idle = await claimsFor([], { 'custom:tenant': 'bank' });

    expect(() => callerOf(homeless, AUDIENCE)).toThrow();
    expect(() => callerOf(idle, AUDIENCE)).toThrow();
  });
});
