import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { IdentityProvider } from '../constructs/identity-provider.ts';

export interface IdentityStackProps extends StackProps {
  readonly configuration: Configuration;
}

/** The identity provider of owners who have none: deployed where `identityProvider` is `cognito`. */
export class IdentityStack extends Stack {
  /** Whose tokens the API believes, in place of the configured issuer's. */
  readonly trust: Pick<Configuration, 'tokenIssuer' | 'tokenJwksUri'>;

  readonly pool: UserPool;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { tokenAudience, retain } = props.configuration;
    const provider = new IdentityProvider(this, 'IdentityProvider', { audience: tokenAudience, retain });
    this.trust = { tokenIssuer: provider.issuer, tokenJwksUri: provider.jwksUri };
    this.pool = provider.pool;
    new CfnOutput(this, 'UserPoolId', { value: provider.poolId });
    new CfnOutput(this, 'UserPoolClientId', { value: provider.clientId });
  }
}
