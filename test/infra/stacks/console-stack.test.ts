import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { ConsoleNotBuiltError } from '#infra/errors.ts';
import { ApiStack } from '#infra/stacks/api-stack.ts';
import { ConsoleStack } from '#infra/stacks/console-stack.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { appOf } from '../support/synthesize.ts';

/** An app without a console yet, and the API that one would call. */
async function appWithApi() {
  const app = await appOf();
  const api = app.node.findChild('Api');
  if (!(api instanceof ApiStack)) throw new Error('The stack Api is no ApiStack.');
  return { app, api: api.api };
}

it('the web page is private behind CloudFront, one origin with the API, and passes the rules', async () => {
  const { app, api } = await appWithApi();
  const site = await temporaryFolder();
  await writeFiles(site, { 'index.html': '<!doctype html>' });
  const console_ = new ConsoleStack(app, 'Console', { api, site, env: { region: 'eu-central-1' } });

  const template = Template.fromStack(console_);

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

it('a web page that is not built is not deployed', async () => {
  const { app, api } = await appWithApi();

  expect(() => new ConsoleStack(app, 'Console', { api, site: '/nowhere' })).toThrow(ConsoleNotBuiltError);
});
