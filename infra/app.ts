import { App } from 'aws-cdk-lib';
import { addStacks } from './add-stacks.ts';
import { bundleFunctions } from './bundling/bundle-functions.ts';
import { readConfiguration } from './configuration.ts';

const app = new App();
const configuration = readConfiguration((key) => app.node.tryGetContext(key));
addStacks(app, configuration, await bundleFunctions());
app.synth();
