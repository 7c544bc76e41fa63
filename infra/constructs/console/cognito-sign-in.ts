import { Duration, Stack } from 'aws-cdk-lib';
import { type IUserPool, OAuthScope, UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { SignInEndpoints } from '../../console/sign-in-endpoints.ts';

export interface CognitoSignInProps {
  readonly pool: IUserPool;
  /** First part of the sign-in page's address, unique in the region. */
  readonly domainPrefix: string;
  /** Address of the web page, with a slash at the end. */
  readonly page: string;
}

/** Lets people of a user pool sign in to the web page, on the pool's own sign-in page. */
export class CognitoSignIn extends Construct {
  readonly endpoints: SignInEndpoints;

  constructor(scope: Construct, id: string, { pool, domainPrefix, page }: CognitoSignInProps) {
    super(scope, id);
    new UserPoolDomain(this, 'Domain', { userPool: pool, cognitoDomain: { domainPrefix } });
    const client = new UserPoolClient(this, 'Page', {
      userPool: pool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [page],
      },
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
    });
    const address = `https://${domainPrefix}.auth.${Stack.of(this).region}.amazoncognito.com`;
    this.endpoints = {
      clientId: client.userPoolClientId,
      authorizationEndpoint: `${address}/oauth2/authorize`,
      tokenEndpoint: `${address}/oauth2/token`,
      scope: 'openid',
    };
  }
}
