import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serviceRoutes } from '#infra/bundling/service-routes.ts';
import { templateOf } from '../support/synthesize.ts';

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statementSchema = z.object({
  Action: oneOrMany,
  Resource: z.unknown(),
  Condition: z
    .object({ 'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': oneOrMany }) })
    .optional(),
});
const policySchema = z.object({
  Properties: z.object({
    PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
});

let api: Template;

beforeAll(async () => {
  api = await templateOf('Api');
});

/** What a function's role may do. */
function statementsOf(name: string): z.infer<typeof statementSchema>[] {
  return Object.values(api.findResources('AWS::IAM::Policy'))
    .map((policy) => policySchema.parse(policy).Properties)
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref.startsWith(`${name}Role`)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function actionsOf(name: string, service: string): string[] {
  const actions = statementsOf(name).flatMap(({ Action }) => Action);
  return [...new Set(actions)].filter((action) => action.startsWith(`${service}:`)).sort();
}

const FUNCTIONS = ['References', 'Verifications', 'Reviews', 'Subjects', 'Models', 'Retrainings', 'Service'];

describe('the functions', () => {
  it('run on a current Node on x86-64', () => {
    api.resourceCountIs('AWS::Lambda::Function', FUNCTIONS.length);
    api.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['x86_64'],
      Timeout: Match.anyValue(),
      TracingConfig: { Mode: 'Active' },
    });
  });

  it('have a whole processor where they embed', () => {
    const memory = Object.values(api.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => [Properties.Description, Properties.MemorySize] as const,
    );
    expect(Object.fromEntries(memory)).toEqual({
      'Enrolls reference signatures': 1769,
      'Verifies a questioned signature': 1769,
      'Lists what waits for a person and records what they found': 512,
      'Keeps, lists and erases subjects': 512,
      'Shows published models': 512,
      'Starts, shows and approves retrainings, and moves the pointer to the active model': 512,
      'Tells how the service is and what its API looks like': 512,
    });
  });

  it('keep their logs for a limited time', () => {
    api.resourceCountIs('AWS::Logs::LogGroup', FUNCTIONS.length + 1);
    api.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });
});

describe('permissions', () => {
  it.each(FUNCTIONS)('%s: no wildcard among actions, none as a resource', (name) => {
    const statements = statementsOf(name);

    expect(statements.length).toBeGreaterThan(0);
    for (const { Action, Resource } of statements) {
      expect(Action.filter((action) => action.includes('*'))).toEqual([]);
      // X-Ray has no resources.
      if (JSON.stringify(Resource) === '"*"') {
        expect(Action).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
      }
    }
  });

  it.each(FUNCTIONS)('%s: from no managed policy', (name) => {
    const [role, ...others] = Object.entries(api.findResources('AWS::IAM::Role')).filter(([id]) =>
      id.startsWith(`${name}Role`),
    );

    expect(others).toEqual([]);
    expect(role?.[1]['Properties'].ManagedPolicyArns).toBeUndefined();
  });

  it('let verifications write pictures among the queries only', () => {
    const writes = statementsOf('Verifications').filter(({ Action }) => Action.includes('s3:PutObject'));

    expect(writes).toHaveLength(1);
    expect(JSON.stringify(writes[0]?.Resource)).toContain('/*/queries/*');
  });

  it.each(FUNCTIONS.filter((name) => name !== 'Retrainings'))(
    "%s: tenants' items, and of the models only reading",
    (name) => {
      const onItems = statementsOf(name).filter(({ Action }) =>
        Action.some((action) => action.startsWith('dynamodb:')),
      );

      expect(onItems.length).toBeGreaterThan(0);
      for (const { Action, Condition } of onItems) {
        const keys = Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
        if (keys?.includes('MODEL'))
          expect(['dynamodb:GetItem', 'dynamodb:Query']).toEqual(expect.arrayContaining(Action));
        else expect(keys).toEqual(['T#*']);
      }
    },
  );

  it('let one function move the pointer, and start and answer one state machine', () => {
    const onModels = statementsOf('Retrainings').filter(({ Condition }) =>
      Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'].includes('MODEL'),
    );

    expect(onModels.map(({ Action }) => Action)).toEqual([
      ['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'],
    ]);
    const [onStates] = statementsOf('Retrainings').filter(({ Action }) =>
      Action.includes('states:StartExecution'),
    );
    expect(onStates?.Action).toEqual(['states:SendTaskSuccess', 'states:StartExecution']);
    expect(JSON.stringify(onStates?.Resource)).toContain(':stateMachine:countersign-development-retraining');
  });

  it('let each function do what its routes need', () => {
    expect(actionsOf('References', 's3')).toEqual([
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:GetObject',
      's3:ListBucketVersions',
      's3:PutObject',
    ]);
    expect(actionsOf('Verifications', 's3')).toEqual([
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      's3:PutObjectTagging',
    ]);
    expect(actionsOf('Reviews', 's3')).toEqual(['s3:GetObject']);
    expect(actionsOf('Subjects', 's3')).toEqual([
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:ListBucketVersions',
    ]);
    const guards = ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
    expect(actionsOf('References', 'dynamodb')).toEqual([...guards, 'dynamodb:Query'].sort());
    expect(actionsOf('Subjects', 'dynamodb')).toEqual([...guards, 'dynamodb:Query'].sort());
  });
});

describe('the API', () => {
  it('has a method for every operation of its document, and no others', () => {
    const resources = api.findResources('AWS::ApiGateway::Resource');
    const pathOf = (id: string): string => {
      const properties = resources[id]?.['Properties'];
      return properties === undefined
        ? ''
        : `${pathOf(properties.ParentId.Ref ?? '')}/${properties.PathPart}`;
    };
    const methods = Object.values(api.findResources('AWS::ApiGateway::Method')).map(
      ({ Properties }) => `${Properties.HttpMethod} ${pathOf(Properties.ResourceId.Ref)}`,
    );

    expect(methods.sort()).toEqual(
      serviceRoutes()
        .map(({ method, resource }) => `${method} ${resource}`)
        .sort(),
    );
  });

  it('hands images over as bytes', () => {
    api.hasResourceProperties('AWS::ApiGateway::RestApi', {
      BinaryMediaTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/tiff'],
    });
  });

  it('limits the rate of requests', () => {
    api.hasResourceProperties('AWS::ApiGateway::Stage', {
      MethodSettings: [Match.objectLike({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 })],
    });
  });

  it('logs who called which route, and nothing that names a person or shows a signature', () => {
    const [stage] = Object.values(api.findResources('AWS::ApiGateway::Stage'));
    const fields: Record<string, string> = JSON.parse(stage?.['Properties'].AccessLogSetting.Format);

    expect(Object.values(fields).sort()).toEqual([
      '$context.error.responseType',
      '$context.httpMethod',
      '$context.identity.apiKeyId',
      '$context.identity.sourceIp',
      '$context.integrationLatency',
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.resourcePath',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.status',
      '$context.xrayTraceId',
    ]);
    const [settings] = stage?.['Properties'].MethodSettings ?? [];
    expect(settings.DataTraceEnabled).toBe(false);
    expect(settings.LoggingLevel).toBeUndefined();
  });

  it('gives each named caller a key and limits of its own', async () => {
    const limited = await templateOf('Api', { callers: 'branches,online', requestsPerSecond: '40' });

    limited.resourceCountIs('AWS::ApiGateway::ApiKey', 2);
    limited.resourceCountIs('AWS::ApiGateway::UsagePlanKey', 2);
    limited.hasResourceProperties('AWS::ApiGateway::UsagePlan', {
      Throttle: { RateLimit: 20, BurstLimit: 40 },
      Quota: { Limit: Match.anyValue(), Period: 'MONTH' },
    });
    limited.allResourcesProperties('AWS::ApiGateway::Method', { ApiKeyRequired: true });
    api.resourceCountIs('AWS::ApiGateway::UsagePlan', 0);
  });

  it('keeps executions warm or apart for verifications where that is asked for', async () => {
    const prepared = await templateOf('Api', { warmVerifications: '2', reservedVerifications: '40' });

    prepared.hasResourceProperties('AWS::Lambda::Alias', {
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
    });
    prepared.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Verifies a questioned signature',
      ReservedConcurrentExecutions: 40,
    });
    api.resourceCountIs('AWS::Lambda::Alias', 0);
  });

  it('refuses in the same form as the functions do', () => {
    api.allResourcesProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseParameters: { 'gatewayresponse.header.Content-Type': "'application/problem+json'" },
    });
    api.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType: 'REQUEST_TOO_LARGE',
      StatusCode: '413',
    });
  });
});
