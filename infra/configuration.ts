import { z } from 'zod';
import { farTargetSchema } from '#core/score/calibration/thresholds.ts';
import { DEFAULT_POLICY } from '#core/score/decision.ts';

/** A switch, as cdk.json (`true`) or the command line (`--context firewall=true`) gives it. */
const flag = z.union([z.boolean(), z.stringbool()]);
/** Names separated by commas, or an array of them in cdk.json. */
const names = z
  .union([z.array(z.string()), z.string().transform((list) => list.split(',').filter(Boolean))])
  .pipe(z.array(z.string().regex(/^[a-z0-9-]{1,32}$/, 'lower-case letters, digits and dashes')));
const days = z.coerce.number().int().min(1);
const count = z.coerce.number().int().nonnegative();

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
    verificationRetentionDays: days.max(3650).default(400),
    /** Share of skilled and of random forgeries that may pass where neither a call nor a subject's policy says so. */
    defaultSkilledFar: z.coerce.number().pipe(farTargetSchema).default(DEFAULT_POLICY.skilledFar),
    defaultRandomFar: z.coerce.number().pipe(farTargetSchema).default(DEFAULT_POLICY.randomFar),
    /** Days that logs are kept: of functions, of the API, of access to buckets. */
    logRetentionDays: z.coerce
      .number()
      .pipe(z.literal([7, 14, 30, 60, 90, 180, 365, 731]))
      .default(90),
    /** Whether deleting a stack that keeps nothing also empties its buckets, by a function of the CDK's. */
    emptyBucketsOnDelete: flag.default(true),
    /** Days back to which the table can be restored; an erased person is gone from its backup after as many. */
    recoveryDays: days.max(35).default(35),

    /** Requests a second, over all callers, beyond which the API answers 429; twice as many in a burst. */
    requestsPerSecond: z.coerce.number().int().min(1).max(5000).default(50),
    /** Requests that are answered in a minute for one tenant, and those that try a picture on one subject. */
    tenantRequestsPerMinute: z.coerce.number().int().min(1).default(3000),
    subjectRequestsPerMinute: z.coerce.number().int().min(1).default(30),
    /** Callers that get an API key each, with limits of their own; without any, no key is asked for. */
    callers: names.default([]),
    /** A web application firewall in front of the API. */
    firewall: flag.default(false),
    /** Executions set apart for verifications, which nothing else can take and which they cannot exceed; 0 sets none apart. */
    reservedVerifications: count.max(1000).default(0),
    /** Verifications kept warm around the clock. */
    warmVerifications: count.max(500).default(0),
    /** The web page in `console/dist` behind CloudFront. */
    console: flag.default(false),
    /** The web page's client at an issuer of the owner's, and where it signs people in (authorization code, PKCE). */
    consoleClientId: z.string().min(1).optional(),
    consoleAuthorizationEndpoint: z.url().optional(),
    consoleTokenEndpoint: z.url().optional(),
    /** Scopes that the web page asks that issuer for, separated by spaces. */
    consoleScope: z.string().default('openid'),

    /** Where alarms and the budget write to. */
    alarmEmail: z.email().optional(),
    /** US dollars a month beyond which the budget warns. */
    monthlyBudget: z.coerce.number().positive().default(100),

    /** What trains: GPU machines of AWS Batch, a machine of the owner's, or nothing. */
    trainingCompute: z.enum(['batch', 'worker', 'none']).default('none'),
    /** When retraining starts by itself: an expression of EventBridge Scheduler, in UTC. */
    retrainingSchedule: z
      .string()
      .regex(/^(cron|rate)\(.+\)$/, 'such as cron(0 3 1 * ? *) or rate(30 days)')
      .default('cron(0 3 1 * ? *)'),
    /** Whether a retraining that started by itself waits for a person between its gate and the references. */
    retrainingApproval: flag.default(false),
    /** Days after which the embeddings of a model that answers no longer are removed; so long can it be gone back to. */
    keepRetiredDays: days.max(365).default(30),
  })
  .transform((context) => ({
    ...context,
    tokenJwksUri: context.tokenJwksUri ?? `${context.tokenIssuer.replace(/\/$/, '')}/.well-known/jwks.json`,
    retain: context.stage === 'production',
    emptyBucketsOnDelete: context.emptyBucketsOnDelete && context.stage !== 'production',
  }));
export type Configuration = z.infer<typeof configurationSchema>;
type Context = z.input<typeof configurationSchema>;

/** Every key that is read from the context. */
const KEYS = Object.keys(configurationSchema.in.shape) as readonly (keyof Context)[];

/** Reads the configuration from CDK context; `context` looks one key up. Throws a ZodError that names each wrong key. */
export function readConfiguration(context: (key: string) => unknown): Configuration {
  return configurationSchema.parse(Object.fromEntries(KEYS.map((key) => [key, context(key)])));
}
