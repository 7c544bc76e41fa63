import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Operation, RouteGroup } from '#lambdas/api/operation.ts';
import { OPERATIONS } from '#lambdas/api/operations/operations.ts';
import { awsEnvironment } from '#local/stack/aws-access.ts';
import { templateOf } from '#test/infra/support/synthesize.ts';
import { apiEvent } from '#test/lambdas/support/events.ts';
import { AUDIENCE, type TestIssuer } from '#test/lambdas/support/issuer.ts';
import type { Deployment } from './deployment.ts';

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

const GENEROUS = '1000000';
/** In place of names that only a deployment knows and that no proof uses. */
const SOME_ARN = 'arn:aws:service:us-east-1:000000000000:nothing';

/** A request of one of the API's resources, as a client would send it. */
export interface Request {
  readonly method: string;
  readonly resource: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
  /** What the function wrote to its log meanwhile. */
  readonly log: string;
}

/** The service's functions in this process, with the environment that the stack would give them. */
export class ServiceFunctions {
  readonly #handlers: ReadonlyMap<RouteGroup, Handler>;

  private constructor(handlers: ReadonlyMap<RouteGroup, Handler>) {
    this.#handlers = handlers;
  }

  /** Sets this process's environment, which handlers read as they are imported: once a process. */
  static async start(deployment: Deployment, issuer: TestIssuer): Promise<ServiceFunctions> {
    Object.assign(process.env, await environmentOf(deployment, issuer));
    const groups = [...new Set(OPERATIONS.map(({ group }) => group))];
    const handlers = groups.map(async (group) => {
      const { handler } = await import(`../../../lambdas/handlers/${group}.ts`);
      return [group, handler] as const;
    });
    return new ServiceFunctions(new Map(await Promise.all(handlers)));
  }

  /** Hands a request to the function of a group, as API Gateway would. */
  async ask(group: Operation['group'], request: Request): Promise<Answered> {
    const handler = this.#handlers.get(group);
    if (handler === undefined) throw new Error(`There is no function ${group}.`);
    const { method, resource, path = {}, query = {}, headers = {}, json } = request;
    const event = apiEvent({
      httpMethod: method,
      resource,
      pathParameters: { ...path },
      queryStringParameters: { ...query },
      headers: { 'Content-Type': 'application/json', ...headers },
      body: json === undefined ? null : JSON.stringify(json),
    });
    const log: string[] = [];
    const { write } = process.stdout;
    process.stdout.write = (text) => log.push(String(text)) > 0;
    try {
      const { statusCode, body } = await handler(event, CONTEXT);
      return { status: statusCode, body, log: log.join('') };
    } finally {
      process.stdout.write = write;
    }
  }
}

const CONTEXT = {
  functionName: 'proof',
  functionVersion: '1',
  invokedFunctionArn: SOME_ARN,
  memoryLimitInMB: '1769',
  awsRequestId: 'proof',
  getRemainingTimeInMillis: () => 28_000,
} as Context;

async function environmentOf(
  { endpoints, table, images, models, batches, idleWorkflow }: Deployment,
  issuer: TestIssuer,
): Promise<Record<string, string>> {
  const api = await templateOf('Api');
  const declared = Object.values(api.findResources('AWS::Lambda::Function')).flatMap(({ Properties }) =>
    Object.entries(Properties.Environment?.Variables ?? {}),
  );
  const named = declared.map(([name, value]) => [name, typeof value === 'string' ? value : SOME_ARN]);
  return {
    ...Object.fromEntries(named),
    ...awsEnvironment(endpoints.others),
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    TABLE_NAME: table,
    IMAGES_BUCKET: images,
    MODELS_BUCKET: models,
    BATCHES_BUCKET: batches,
    BATCHES_STATE_MACHINE: idleWorkflow,
    STATE_MACHINE_ARN: idleWorkflow,
    TOKEN_ISSUER: issuer.issuer,
    TOKEN_AUDIENCE: AUDIENCE,
    TOKEN_JWKS_URI: issuer.jwksUri,
    TENANT_REQUESTS_PER_MINUTE: GENEROUS,
    SUBJECT_REQUESTS_PER_MINUTE: GENEROUS,
  };
}
