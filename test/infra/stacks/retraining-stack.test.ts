import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RETRAINING_STEPS } from '#core/retraining/steps.ts';
import { templateOf } from '../support/synthesize.ts';

const errorsSchema = z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })).default([]);
const stateSchema = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  Retry: errorsSchema,
  Catch: errorsSchema,
  TimeoutSeconds: z.int().optional(),
  HeartbeatSeconds: z.int().optional(),
});
const definitionSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });
type States = z.infer<typeof definitionSchema>['States'];

/** The states of a template's state machine; what is known only at deployment stands as a word in their ARNs. */
function statesOf(template: Template): States {
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const parts: readonly unknown[] = machine?.['Properties'].DefinitionString['Fn::Join'][1];
  const text = parts.map((part) => (typeof part === 'string' ? part : 'known-later')).join('');
  return definitionSchema.parse(JSON.parse(text)).States;
}

const named = (states: States, type: string) =>
  Object.entries(states).filter(([, { Type }]) => Type === type);

let worker: Template;
let batch: Template;

beforeAll(async () => {
  worker = await templateOf('Retraining', { trainingCompute: 'worker' });
  batch = await templateOf('Retraining', { trainingCompute: 'batch' });
});

describe.each([
  ['worker', () => worker],
  ['batch', () => batch],
])('the workflow with training by %s', (_, template) => {
  it('can begin with every step', () => {
    const choices = z
      .array(z.object({ StringEquals: z.string(), Next: z.string() }))
      .parse(statesOf(template())['Where to begin?']?.['Choices']);

    expect(choices.map(({ StringEquals }) => StringEquals)).toEqual(RETRAINING_STEPS);
  });

  it('tries every task again, gives it up in time, and catches what fails for good', () => {
    const states = statesOf(template());
    const tasks = [...named(states, 'Task'), ...named(states, 'Map')];

    expect(tasks.length).toBeGreaterThan(10);
    for (const [name, { Type, Resource, Retry, Catch, TimeoutSeconds }] of tasks) {
      expect(Retry.length, name).toBeGreaterThan(0);
      expect(Catch.length, name).toBeGreaterThan(0);
      // Batch ends its jobs itself, by their definition and their queue.
      const endsItself = Type === 'Map' || Resource?.includes(':batch:');
      if (!endsItself) expect(TimeoutSeconds, name).toBeGreaterThan(0);
    }
  });

  it('ends in five ways, each of which is told to somebody', () => {
    const states = statesOf(template());
    const ends = [...named(states, 'Succeed'), ...named(states, 'Fail')].map(([name]) => name);

    expect(ends.sort()).toEqual(['Declined', 'Failed', 'Held back', 'Promoted', 'Refused']);
    for (const end of ends) {
      const before = Object.values(states).filter(({ Next }) => Next === end);
      expect(before.map(({ Resource }) => Resource)).toEqual([expect.stringContaining(':sns:publish')]);
    }
  });

  it('embeds references a few batches at a time and tolerates no failed one', () => {
    const map = statesOf(template())['Embed the references'];

    expect(map).toMatchObject({
      MaxConcurrency: 4,
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } },
    });
    expect(map).not.toHaveProperty('ToleratedFailurePercentage');
    expect(map).not.toHaveProperty('ToleratedFailureCount');
  });
});

describe('a job', () => {
  it('of a machine of the owner waits in a queue, with signs of life', () => {
    for (const name of ['Train', 'Evaluate']) {
      expect(statesOf(worker)[name]).toMatchObject({
        Resource: expect.stringContaining(':sqs:sendMessage.waitForTaskToken'),
        HeartbeatSeconds: 600,
        TimeoutSeconds: 86_400,
        Parameters: { MessageBody: { 'taskToken.$': '$$.Task.Token', 'job.$': '$.job' } },
      });
    }
  });

  it('of Batch gets the same job in its environment, and its result is read from the bucket', () => {
    const states = statesOf(batch);

    expect(states['Train']).toMatchObject({
      Resource: expect.stringContaining(':batch:submitJob.sync'),
      Parameters: {
        ContainerOverrides: {
          Environment: [{ Name: 'COUNTERSIGN_JOB', 'Value.$': 'States.JsonToString($.job)' }],
        },
      },
    });
    expect(states['Train: read the result']).toMatchObject({
      Parameters: { 'Key.$': "States.Format('runs/{}/train.result.json', $.retraining)" },
    });
  });
});

describe('what starts by itself', () => {
  it('is a retraining by the schedule that was asked for, with approval where it was', async () => {
    const chosen = await templateOf('Retraining', {
      trainingCompute: 'worker',
      retrainingSchedule: 'rate(14 days)',
      retrainingApproval: 'true',
    });

    chosen.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(14 days)',
      Target: Match.objectLike({
        Input: JSON.stringify({ by: 'schedule', approval: true }),
        DeadLetterConfig: Match.anyValue(),
      }),
    });
  });

  it('is a retraining when scores have drifted', () => {
    worker.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ScoreDrift', Threshold: 0.25 });
    worker.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({
        'detail-type': ['CloudWatch Alarm State Change'],
        detail: { state: { value: ['ALARM'] } },
      }),
      Targets: [Match.objectLike({ Input: JSON.stringify({ by: 'drift', approval: false }) })],
    });
  });

  it('is the sweep and the watch, every day', () => {
    const daily = worker.findResources('AWS::Scheduler::Schedule', {
      Properties: { ScheduleExpression: 'rate(1 day)' },
    });
    expect(Object.keys(daily)).toHaveLength(2);
  });
});

describe('permissions', () => {
  const statements = z.array(
    z.looseObject({
      Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat()),
      Resource: z.unknown(),
      Condition: z.unknown().optional(),
    }),
  );

  it('let two functions write what is said of models, and one see pictures', () => {
    const allowing = (action: string, resource: string) =>
      Object.entries(worker.findResources('AWS::IAM::Policy'))
        .filter(([, { Properties }]) =>
          statements
            .parse(Properties.PolicyDocument.Statement)
            .some(
              ({ Action, Resource, Condition }) =>
                Action.includes(action) && JSON.stringify([Resource, Condition]).includes(resource),
            ),
        )
        .map(([id]) => /^Functionsretraining(\w+)Role/.exec(id)?.[1]);

    expect(allowing('dynamodb:UpdateItem', '"MODEL"')).toEqual(['promote', 'sweep']);
    expect(allowing('s3:GetObject', 'OutputFnGetAttImages')).toEqual(['reembed']);
    expect(allowing('dynamodb:Scan', '')).toEqual(['snapshot', 'listsubjects', 'sweep', 'watch']);
  });

  it('keep what passes between the steps out of the log', () => {
    worker.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: Match.objectLike({ Level: 'ALL', IncludeExecutionData: false }),
    });
  });
});
