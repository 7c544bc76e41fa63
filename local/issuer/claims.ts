import { scopeSchema } from '#lambdas/api/operation.ts';

/** Everything that a token can allow. */
export const ALL_SCOPES = scopeSchema.options;

/** The tenant of the people enrolled on this machine. */
export const LOCAL_TENANT = 'local';
