import { App, Tags } from 'aws-cdk-lib';
import { bundleFunctions } from './bundling/bundle-functions.ts';
import { readConfiguration } from './configuration.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';

const app = new App();
const configuration = readConfiguration((key) => app.node.tryGetContext(key));
const bundles = await bundleFunctions();
const { stage, region } = configuration;

const store = new DataStack(app, 'Data', {
  stackName: `countersign-${stage}-data`,
  env: { region },
  configuration,
});
const trust =
  configuration.identityProvider === 'cognito'
    ? new IdentityStack(app, 'Identity', {
        stackName: `countersign-${stage}-identity`,
        env: { region },
        configuration,
      }).trust
    : {};
new ApiStack(app, 'Api', {
  stackName: `countersign-${stage}-api`,
  env: { region },
  configuration: { ...configuration, ...trust },
  bundles,
  table: store.table,
  images: store.images,
  models: store.models,
  key: store.key,
});
Tags.of(app).add('application', 'countersign');
Tags.of(app).add('stage', stage);

app.synth();
