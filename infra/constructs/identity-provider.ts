import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AssetHashType, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnUserPoolGroup,
  LambdaVersion,
  Mfa,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface IdentityProviderProps {
  /** Identifier of the API's resource server. */
  readonly audience: string;
  /** Whether the pool survives the deletion of its stack and refuses its own. */
  readonly retain: boolean;
}

/** What a token can allow, and what a user of the group of that name may do. */
const SCOPES = {
  enroll: 'Enroll and remove references',
  verify: 'Verify signatures',
  review: 'Review verifications and held references',
  admin: 'Set policies and erase people',
  operate: 'Retrain, promote models and go back, for every tenant of the deployment',
};

/** Cognito gives up after as many seconds. */
const TOKEN_SECONDS = 5;

/** Folder of the function that puts tenant and scopes into access tokens. */
const TOKEN_FUNCTION = path.resolve(import.meta.dirname, '../../lambdas/identity');

/**
 * A Cognito user pool for owners without an identity provider: users sign in with a password and a second factor, carry
 * their tenant in an attribute that only an administrator sets, and may do what the groups they are in say.
 */
export class IdentityProvider extends Construct {
  /** Of the pool's tokens. */
  readonly issuer: string;
  readonly jwksUri: string;
  readonly pool: UserPool;
  readonly poolId: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, { audience, retain }: IdentityProviderProps) {
    super(scope, id);
    const pool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      customAttributes: { tenant: new StringAttribute({ mutable: false, minLen: 1, maxLen: 128 }) },
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions::AwsSolutions-COG8',
      reason:
        'Passwords of 14 letters and a second factor are required; the plus plan is for the owner to pay.',
    });
    pool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      this.#tokenFunction(audience),
      LambdaVersion.V2_0,
    );
    pool.addResourceServer('Api', {
      identifier: audience,
      scopes: Object.entries(SCOPES).map(
        ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
      ),
    });
    for (const [groupName, description] of Object.entries(SCOPES)) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, {
        userPoolId: pool.userPoolId,
        groupName,
        description,
      });
    }
    const client = pool.addClient('SignIn', {
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
    });
    this.issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${pool.userPoolId}`;
    this.jwksUri = `${this.issuer}/.well-known/jwks.json`;
    this.pool = pool;
    this.poolId = pool.userPoolId;
    this.clientId = client.userPoolClientId;
  }

  #tokenFunction(audience: string): LambdaFunction {
    const role = new Role(this, 'TokensRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'TokensLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    const source = readFileSync(path.join(TOKEN_FUNCTION, 'index.mjs'));
    const tokens = new LambdaFunction(this, 'Tokens', {
      role,
      memorySize: 128,
      timeout: Duration.seconds(TOKEN_SECONDS),
      logGroup,
      description: 'Puts tenant and scopes into access tokens',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.X86_64,
      handler: 'index.handler',
      code: Code.fromAsset(TOKEN_FUNCTION, {
        assetHashType: AssetHashType.CUSTOM,
        assetHash: createHash('sha256').update(source).digest('hex'),
      }),
      environment: { TOKEN_AUDIENCE: audience, SCOPES: Object.keys(SCOPES).join(' ') },
    });
    Validations.of(tokens).acknowledge(
      {
        id: 'Serverless::Serverless-LambdaDLQ',
        reason:
          'Cognito waits for its answer and refuses the sign-in without one; nothing is left to be kept.',
      },
      {
        id: 'Serverless::Serverless-LambdaTracing',
        reason: 'It calls nothing, so there is nothing in a trace that its duration does not say already.',
      },
    );
    return tokens;
  }
}
