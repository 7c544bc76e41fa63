import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { readConfiguration } from '#infra/configuration.ts';
import { ConsoleNotBuiltError, ConsoleSignInMissingError } from '#infra/errors.ts';
import { ApiStack } from '#infra/stacks/api-stack.ts';
import { ConsoleStack } from '#infra/stacks/console-stack.ts';
import { DataStack } from '#infra/stacks/data-stack.ts';
import { IdentityStack } from '#infra/stacks/identity-stack.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { appOf } from '../support/synthesize.ts';

const SIGN_IN = {
  consoleClientId: 'page',
  consoleAuthorizationEndpoint: 'https://login.example.com/authorize',
  consoleTokenEndpoint: 'https://login.example.com/token',
};

/** A console at an issuer of the owner's, beside the stacks that it needs. */
async function consoleOf(context: Readonly<Record<string, string>> = SIGN_IN, site?: string) {
  const folder = site ?? (await temporaryFolder());
  if (site === undefined) await writeFiles(folder, { 'index.html': '<!doctype html>' });
  const app = await appOf(context);
  const [store, service, identity] = ['Data', 'Api', 'Identity'].map((id) => app.node.tryFindChild(id));
  if (!(store instanceof DataStack && service instanceof ApiStack)) throw new Error('Stacks are missing.');
  const stack = new ConsoleStack(app, 'Console', {
    configuration: readConfiguration((key) => app.node.tryGetContext(key)),
    api: service.api,
    images: store.images,
    userPool: identity instanceof IdentityStack ? identity.pool : undefined,
    site: folder,
    env: { region: 'eu-central-1' },
  });
  return { app, stack };
}

it('the web page is private behind CloudFront, one origin with the API, and passes the rules', async () => {
  const { app, stack } = await consoleOf();

  const template = Template.fromStack(stack);

  template.hasResourceProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: Match.objectLike({ BlockPublicPolicy: true }),
  });
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https' }),
      CacheBehaviors: [Match.objectLike({ PathPattern: 'v1/*', ViewerProtocolPolicy: 'https-only' })],
    },
  });
  template.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
  expect(() => app.synth({ force: true })).not.toThrow();
});

it('the browser is told to run no script but the page’s own', async () => {
  const { stack } = await consoleOf();

  const policies = Template.fromStack(stack).findResources('AWS::CloudFront::ResponseHeadersPolicy');

  const text = JSON.stringify(policies);
  expect(text).toContain("script-src 'self'; style-src 'self'");
  expect(text).toContain("default-src 'none'");
  expect(text).toContain("connect-src 'self' https://login.example.com");
  expect(text).not.toContain('unsafe');
});

it('people of the deployment’s own user pool sign in by code, and come back to the page', async () => {
  const { app, stack } = await consoleOf({ identityProvider: 'cognito' });

  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AllowedOAuthFlows: ['code'],
    GenerateSecret: false,
    CallbackURLs: [{ 'Fn::Join': ['', ['https://', Match.anyValue(), '/']] }],
  });
  expect(() => app.synth({ force: true })).not.toThrow();
});

it('a web page that is not built, or that nobody could sign in to, is not deployed', async () => {
  await expect(consoleOf(SIGN_IN, '/nowhere')).rejects.toThrow(ConsoleNotBuiltError);
  await expect(consoleOf({})).rejects.toThrow(ConsoleSignInMissingError);
});
