import { existsSync } from 'node:fs';
import path from 'node:path';
import { CfnOutput, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { RestApiOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { configuredSignIn } from '../console/sign-in-endpoints.ts';
import { CognitoSignIn } from '../constructs/console/cognito-sign-in.ts';
import { PageHeaders } from '../constructs/console/page-headers.ts';
import { ConsoleNotBuiltError } from '../errors.ts';

export interface ConsoleStackProps extends StackProps {
  readonly configuration: Configuration;
  readonly api: RestApi;
  /** Where stored pictures are, which the page shows by short-lived links. */
  readonly images: Pick<IBucket, 'bucketName'>;
  /** Who may sign in, where the deployment has an identity provider of its own. */
  readonly userPool?: IUserPool | undefined;
  /** Folder of the built page. */
  readonly site?: string;
}

const BUILT_SITE = path.resolve(import.meta.dirname, '../../console/dist');

/** The web page behind CloudFront, which also passes on its calls: page and API are one origin. */
export class ConsoleStack extends Stack {
  /** @throws ConsoleNotBuiltError */
  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, props);
    const { configuration, api, images, userPool, site = BUILT_SITE } = props;
    if (!existsSync(site)) throw new ConsoleNotBuiltError(site);
    const domainPrefix = `countersign-${configuration.stage}-${this.account}`;
    const external = userPool === undefined ? configuredSignIn(configuration) : undefined;
    const headers = new PageHeaders(this, 'Headers', {
      imagesFrom: `https://${images.bucketName}.s3.${this.region}.amazonaws.com`,
      tokensFrom: external
        ? new URL(external.tokenEndpoint).origin
        : `https://${domainPrefix}.auth.${this.region}.amazoncognito.com`,
    });

    // The page is made anew by every deployment, so it is neither kept nor versioned.
    const made = new Bucket(this, 'Site', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    // A Bucket is one; its class only says of more properties that they may be undefined.
    const bucket = made as IBucket;
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Countersign console',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
      },
      additionalBehaviors: {
        'v1/*': {
          origin: new RestApiOrigin(api),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
    const page = `https://${distribution.distributionDomainName}/`;
    const signIn = userPool
      ? new CognitoSignIn(this, 'SignIn', { pool: userPool, domainPrefix, page }).endpoints
      : external;
    new BucketDeployment(this, 'Upload', {
      sources: [Source.asset(site), Source.jsonData('sign-in.json', signIn)],
      destinationBucket: bucket,
      distribution,
      distributionPaths: ['/index.html', '/sign-in.json'],
    });
    new CfnOutput(this, 'ConsoleUrl', { value: page });
    acknowledge(this, made, distribution);
  }
}

function acknowledge(stack: Stack, bucket: Bucket, distribution: Distribution): void {
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions::AwsSolutions-S1',
    reason: 'Holds a page that is the same for everybody and no secret; the API logs what is done with it.',
  });
  const page = 'A static page; what it asks of the API is limited, logged and guarded there.';
  for (const rule of ['CFR1', 'CFR2', 'CFR3']) {
    Validations.of(distribution).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason: page });
  }
  Validations.of(distribution).acknowledge({
    id: 'AwsSolutions::AwsSolutions-CFR4',
    reason:
      'Without a domain of the owner, CloudFront serves its own certificate, which is TLS 1.2 in every browser.',
  });
  const uploader = 'The CDK makes this function; it runs while the stack is deployed and never afterwards.';
  for (const id of UPLOADER_FINDINGS) Validations.of(stack).acknowledge({ id, reason: uploader });
}

const UPLOADER_FINDINGS = [
  'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  ...['Resource::*', 'Action::s3:GetBucket*', 'Action::s3:GetObject*', 'Action::s3:List*'].map(iam5),
  ...['Action::s3:Abort*', 'Action::s3:DeleteObject*'].map(iam5),
  'AwsSolutions::AwsSolutions-L1',
  'Serverless::Serverless-LambdaDLQ',
  'Serverless::Serverless-LambdaLatestVersion',
  'Serverless::Serverless-LambdaTracing',
];

function iam5(finding: string): string {
  return `AwsSolutions::AwsSolutions-IAM5[${finding}]`;
}
