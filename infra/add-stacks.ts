import { type App, type StackProps, Tags } from 'aws-cdk-lib';
import type { Bundles } from './bundling/bundle-functions.ts';
import { checkStacks } from './check-stacks.ts';
import type { Configuration } from './configuration.ts';
import { stackName } from './names.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { BudgetStack } from './stacks/budget-stack.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { DriftStack } from './stacks/drift-stack.ts';
import { FirewallStack } from './stacks/firewall-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { RetrainingStack } from './stacks/retraining-stack.ts';
import { TrainingStack } from './stacks/training-stack.ts';

/** The stacks of a deployment, those that were asked for, in the order in which one needs another. */
export function addStacks(app: App, configuration: Configuration, bundles: Bundles): void {
  const { stage, region, alarmEmail, firewall, monthlyBudget, trainingCompute } = configuration;
  const named = (name: string, description: string): StackProps & { configuration: Configuration } => ({
    stackName: stackName(stage, name),
    description: `Countersign: ${description}`,
    env: { region },
    terminationProtection: configuration.retain,
    configuration,
  });

  const store = new DataStack(
    app,
    'Data',
    named('data', 'references, images, models and what they lie under'),
  );
  const { table, images, models, dataSets, reports, batches, key } = store;
  const identity =
    configuration.identityProvider === 'cognito'
      ? new IdentityStack(app, 'Identity', named('identity', 'who may call'))
      : undefined;
  const { api } = new ApiStack(app, 'Api', {
    ...named('api', 'the API and its functions'),
    configuration: { ...configuration, ...identity?.trust },
    bundles,
    table,
    images,
    models,
    dataSets,
    batches,
    key,
  });
  const { metrics, alarms } = new ObservabilityStack(app, 'Observability', {
    ...named('observability', 'dashboard and alarms'),
    apiName: api.restApiName,
    table,
  });
  new DriftStack(app, 'Drift', { ...named('drift', 'alarm for drifting decisions'), metrics, alarms });
  if (trainingCompute !== 'none') {
    const { compute } = new TrainingStack(app, 'Training', {
      ...named('training', 'what trains models'),
      dataSets,
      models,
      images,
      reports,
      key,
      alarms,
    });
    new RetrainingStack(app, 'Retraining', {
      ...named('retraining', 'what has models trained, measured and promoted'),
      bundles,
      table,
      images,
      models,
      dataSets,
      reports,
      key,
      alarms,
      compute,
    });
  }
  if (configuration.console) {
    new ConsoleStack(app, 'Console', {
      ...named('console', 'web page'),
      api,
      images,
      userPool: identity?.pool,
    });
  }
  if (firewall) {
    new FirewallStack(app, 'Firewall', {
      ...named('firewall', 'web application firewall'),
      stage,
      protects: api.deploymentStage.stageArn,
    });
  }
  if (alarmEmail !== undefined) {
    new BudgetStack(app, 'Budget', {
      ...named('budget', 'monthly budget'),
      stage,
      email: alarmEmail,
      limit: monthlyBudget,
    });
  }
  checkStacks(app);
  Tags.of(app).add('application', 'countersign');
  Tags.of(app).add('stage', stage);
}
