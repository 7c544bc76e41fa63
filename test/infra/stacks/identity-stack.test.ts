import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '#infra/configuration.ts';
import { IdentityStack } from '#infra/stacks/identity-stack.ts';
import { scopeSchema } from '#lambdas/api/operation.ts';

function identity(stage: string) {
  const context: Record<string, string> = {
    stage,
    region: 'eu-central-1',
    tokenIssuer: 'https://tokens.invalid',
    tokenAudience: 'countersign',
    identityProvider: 'cognito',
  };
  const configuration = readConfiguration((key) => context[key]);
  const stack = new IdentityStack(new App(), 'Identity', {
    env: { region: configuration.region },
    configuration,
  });
  return { stack, template: Template.fromStack(stack) };
}

describe('the identity stack', () => {
  it('has a pool that nobody signs up to, with a second factor and a tenant that stays', () => {
    identity('production').template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      DeletionProtection: 'ACTIVE',
      Schema: Match.arrayWith([Match.objectLike({ Name: 'tenant', Mutable: false })]),
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: Match.anyValue() } },
    });
  });

  it('has a resource server and groups with the scopes of the API', () => {
    const { template } = identity('development');

    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'countersign',
      Scopes: scopeSchema.options.map((ScopeName) => Match.objectLike({ ScopeName })),
    });
    const groups = Object.values(template.findResources('AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties.GroupName).sort()).toEqual(
      [...scopeSchema.options].sort(),
    );
  });

  it('has a client that takes no password over the wire', () => {
    identity('development').template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('names the issuer that the API is to trust', () => {
    const { stack } = identity('development');

    const { tokenIssuer, tokenJwksUri } = stack.resolve(stack.trust);

    expect(JSON.stringify(tokenIssuer)).toContain('https://cognito-idp.eu-central-1.amazonaws.com/');
    expect(JSON.stringify(tokenJwksUri)).toContain('/.well-known/jwks.json');
  });
});
