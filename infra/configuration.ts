import { z } from 'zod';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { farTargetSchema } from '#core/score/thresholds.ts';

/** What a deployment is told about itself: the `context` of cdk.json, each entry overridable with `--context key=value`. */
const configurationSchema = z
  .object({
    /** `production` keeps tables, buckets and keys when a stack is deleted; every other stage destroys them. */
    stage: z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, 'lower-case letters, digits and dashes'),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region such as eu-central-1'),
    /** The `iss` of every token: any OIDC issuer. */
    tokenIssuer: z.url(),
    /** `cognito` makes an issuer with the stack, which is then trusted in place of `tokenIssuer`. */
    identityProvider: z.enum(['cognito']).optional(),
    /** The `aud` of every token, or what stands before its scopes. */
    tokenAudience: z.string().min(1),
    /** Where the issuer publishes its public keys. */
    tokenJwksUri: z.url().optional(),
    /** Days that the audit record of a verification is kept. */
    verificationRetentionDays: z.coerce.number().int().min(1).max(3650).default(400),
    /** Share of skilled and of random forgeries that may pass where neither a call nor a subject's policy says so. */
    defaultSkilledFar: z.coerce.number().pipe(farTargetSchema).default(DEFAULT_POLICY.skilledFar),
    defaultRandomFar: z.coerce.number().pipe(farTargetSchema).default(DEFAULT_POLICY.randomFar),
    /** Requests that are answered in a minute, for one tenant and about one subject. */
    tenantRequestsPerMinute: z.coerce.number().int().min(1).default(3000),
    subjectRequestsPerMinute: z.coerce.number().int().min(1).default(300),
  })
  .transform((context) => ({
    ...context,
    tokenJwksUri: context.tokenJwksUri ?? `${context.tokenIssuer.replace(/\/$/, '')}/.well-known/jwks.json`,
    retain: context.stage === 'production',
  }));
export type Configuration = z.infer<typeof configurationSchema>;

/** Reads the configuration from CDK context; `context` looks one key up. Throws a ZodError that names each wrong key. */
export function readConfiguration(context: (key: string) => unknown): Configuration {
  return configurationSchema.parse({
    stage: context('stage'),
    region: context('region'),
    tokenIssuer: context('tokenIssuer'),
    identityProvider: context('identityProvider'),
    tokenAudience: context('tokenAudience'),
    tokenJwksUri: context('tokenJwksUri'),
    verificationRetentionDays: context('verificationRetentionDays'),
    defaultSkilledFar: context('defaultSkilledFar'),
    defaultRandomFar: context('defaultRandomFar'),
    tenantRequestsPerMinute: context('tenantRequestsPerMinute'),
    subjectRequestsPerMinute: context('subjectRequestsPerMinute'),
  });
}
