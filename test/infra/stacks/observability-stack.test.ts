import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { SERVICE_FUNCTIONS } from '#infra/bundling/service-functions.ts';
import { templateOf, templatesOf } from '../support/synthesize.ts';

const EMAIL = 'duty@example.com';

let watched: Template;

beforeAll(async () => {
  watched = await templateOf('Observability', { alarmEmail: EMAIL });
});

describe('alarms', () => {
  it.each(SERVICE_FUNCTIONS.map(({ name }) => name))('of %s: errors and throttles', (name) => {
    for (const metric of ['Errors', 'Throttles']) {
      watched.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/Lambda',
        MetricName: metric,
        Dimensions: [{ Name: 'FunctionName', Value: `countersign-development-${name}` }],
      });
    }
  });

  it.each([
    ['AWS/ApiGateway', '5XXError', { Statistic: 'Average', Threshold: 0.01 }],
    ['AWS/ApiGateway', 'Latency', { ExtendedStatistic: 'p99', Threshold: 7000 }],
    ['AWS/DynamoDB', 'ThrottledRequests', { Statistic: 'Sum', Threshold: 0 }],
    ['AWS/DynamoDB', 'SystemErrors', { Statistic: 'Sum', Threshold: 0 }],
  ])('of %s %s', (namespace, metric, details) => {
    watched.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: namespace,
      MetricName: metric,
      ...details,
    });
  });

  it('all tell the same topic, and begin only after two bad periods of three', () => {
    watched.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [{ Ref: Match.stringLikeRegexp('^AlarmsTopic') }],
      AlarmDescription: Match.anyValue(),
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      TreatMissingData: 'notBreaching',
    });
  });

  it('are encrypted on their way, over TLS only, by a key that CloudWatch may use', () => {
    watched.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    watched.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
    watched.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: Match.arrayWith(['cloudwatch.amazonaws.com']) },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          }),
        ]),
      },
    });
  });

  it('are mailed to the address, where there is one', async () => {
    watched.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: EMAIL });
    const unheard = await templatesOf();
    unheard['Observability']?.resourceCountIs('AWS::SNS::Subscription', 0);
    expect(unheard['Budget']).toBeUndefined();
  });

  it('notice decisions that drift from what they usually are', async () => {
    const drift = await templateOf('Drift');
    drift.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold',
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: '100 * accept / (accept + review + reject)' }),
      ]),
    });
  });
});

it('the dashboard is one', () => {
  watched.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});

it('the budget warns the address before it is spent', async () => {
  const budget = await templateOf('Budget', { alarmEmail: EMAIL, monthlyBudget: '250' });
  budget.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: { BudgetLimit: { Amount: 250, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
    NotificationsWithSubscribers: Match.arrayWith([
      Match.objectLike({
        Notification: Match.objectLike({ Threshold: 80, NotificationType: 'ACTUAL' }),
        Subscribers: [{ Address: EMAIL, SubscriptionType: 'EMAIL' }],
      }),
    ]),
  });
});

it('the firewall blocks floods, and only counts what photographs look like', async () => {
  const firewall = await templateOf('Firewall', { firewall: 'true' });
  firewall.hasResourceProperties('AWS::WAFv2::WebACL', {
    Rules: Match.arrayWith([
      Match.objectLike({ Statement: { RateBasedStatement: { Limit: 2000, AggregateKeyType: 'IP' } } }),
      Match.objectLike({
        Name: 'AWSManagedRulesCommonRuleSet',
        Statement: {
          ManagedRuleGroupStatement: Match.objectLike({
            RuleActionOverrides: Match.arrayWith([
              { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } },
            ]),
          }),
        },
      }),
    ]),
  });
  firewall.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
});
