import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serviceRoutes } from '#infra/bundling/service-routes.ts';
import { synthesize } from '../support/synthesize.ts';

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
  ({ api } = await synthesize());
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

const FUNCTIONS = ['References', 'Verifications', 'Subjects', 'Models', 'Service'];

describe('the functions', () => {
  it('run on a current Node on x86-64', () => {
    api.resourceCountIs('AWS::Lambda::Function', FUNCTIONS.length);
    api.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['x86_64'],
      Timeout: Match.anyValue(),
    });
  });

  it('have a whole processor where they embed', () => {
    const memory = Object.values(api.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => [Properties.Description, Properties.MemorySize] as const,
    );
    expect(Object.fromEntries(memory)).toEqual({
      'Enrolls reference signatures': 1769,
      'Verifies a questioned signature': 1769,
      'Shows and erases subjects': 512,
      'Shows published models': 512,
      'Tells how the service is and what its API looks like': 512,
    });
  });

  it('keep their logs for a limited time', () => {
    api.resourceCountIs('AWS::Logs::LogGroup', FUNCTIONS.length);
    api.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: Match.anyValue() });
  });
});

describe('permissions', () => {
  it.each(FUNCTIONS)('%s: no wildcard among actions, none as a resource', (name) => {
    const statements = statementsOf(name);

    expect(statements.length).toBeGreaterThan(0);
    for (const { Action, Resource } of statements) {
      expect(Action.filter((action) => action.includes('*'))).toEqual([]);
      expect(JSON.stringify(Resource)).not.toBe('"*"');
    }
  });

  it('come from no managed policy', () => {
    for (const { Properties } of Object.values(api.findResources('AWS::IAM::Role'))) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  it.each(FUNCTIONS)("%s: tenants' items, and of the models only reading", (name) => {
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
  });

  it('let each function do what its routes need', () => {
    expect(actionsOf('References', 's3')).toEqual([
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:GetObject',
      's3:PutObject',
    ]);
    expect(actionsOf('Verifications', 's3')).toEqual(['s3:GetObject']);
    expect(actionsOf('Subjects', 's3')).toEqual([
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:ListBucketVersions',
    ]);
    expect(actionsOf('Verifications', 'dynamodb')).not.toContain('dynamodb:UpdateItem');
    expect(actionsOf('References', 'dynamodb')).not.toContain('dynamodb:DeleteItem');
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

it('is the same template whenever it is made', async () => {
  const { api: again } = await synthesize();

  expect(again.toJSON()).toEqual(api.toJSON());
});
