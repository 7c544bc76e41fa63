import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  Fail,
  type IChainable,
  IntegrationPattern,
  JsonPath,
  LogLevel,
  S3JsonItemReader,
  StateMachine,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { RETRAINING_STEPS } from '#core/retraining/steps.ts';
import type { TrainingCompute } from '../../stacks/training-stack.ts';
import { lambdaStep } from './lambda-step.ts';
import { trainingSteps } from './training-steps.ts';

/** The functions that the steps call. */
export interface WorkflowFunctions {
  readonly progress: IFunction;
  readonly snapshot: IFunction;
  readonly gate: IFunction;
  readonly listSubjects: IFunction;
  readonly reembed: IFunction;
  readonly promote: IFunction;
}

export interface RetrainingWorkflowProps {
  /** Name of the state machine. */
  readonly name: string;
  readonly functions: WorkflowFunctions;
  readonly compute: TrainingCompute;
  readonly dataSets: Bucket;
  readonly key: Key;
  /** Who hears of every end. */
  readonly topic: Topic;
  readonly logRetentionDays: number;
}

/** Batches of subjects that are embedded at once; live traffic keeps the rest of the account's executions. */
const BATCHES_AT_ONCE = 4;
/** How long a person may take to answer. */
const PATIENCE = Duration.days(14);
/** A week's waiting for a machine, two days of its work, two weeks' waiting for a person, and the rest. */
const LONGEST_EXECUTION = Duration.days(30);

const RETRAINING = { retraining: JsonPath.stringAt('$.retraining') };
const ACTIVE = { active: JsonPath.stringAt('$.active') };
const SNAPSHOT = { snapshot: JsonPath.objectAt('$.snapshot') };
const TRAINED = { trained: JsonPath.objectAt('$.trained') };
const CANDIDATE = { candidate: JsonPath.stringAt('$.trained.candidate') };

/**
 * From new signatures to a promoted model. Until its last step nothing that answers callers changes; whatever fails ends
 * in a notification, and an execution can begin with any step, see docs/retraining.md.
 */
export class RetrainingWorkflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly #props: RetrainingWorkflowProps;
  readonly #failed: IChainable;
  readonly #failedBeforeItBegan: IChainable;

  constructor(scope: Construct, id: string, props: RetrainingWorkflowProps) {
    super(scope, id);
    this.#props = props;
    this.#failedBeforeItBegan = this.#end('failed', new Fail(this, 'Failed', { error: 'RetrainingFailed' }));
    this.#failed = this.#noteFailure();

    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/${props.name}`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: props.name,
      definitionBody: DefinitionBody.fromChainable(this.#definition()),
      timeout: LONGEST_EXECUTION,
      tracingEnabled: true,
      // What passes between the steps names models and objects, and nobody; it stays out of the log all the same.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
    });
    props.key.grantDecrypt(this.stateMachine);
    this.#acknowledge();
  }

  /** The steps, last one first, because each one names the next. */
  #definition(): IChainable {
    const { functions, dataSets, compute } = this.#props;
    const promote = this.#step('Promote', functions.promote, {
      event: 'promote',
      ...RETRAINING,
      ...CANDIDATE,
      ...ACTIVE,
    });
    promote.next(this.#end('promoted', new Succeed(this, 'Promoted')));

    const embedded = this.#step('Note that all are embedded', functions.promote, {
      event: 'embedded',
      ...RETRAINING,
      ...CANDIDATE,
      ...ACTIVE,
    });
    const list = this.#step('List subjects', functions.listSubjects, { ...RETRAINING }, '$.list');
    list.next(this.#reembed()).next(embedded).next(promote);

    const approve = this.#approval(list);
    const gate = this.#step(
      'Gate',
      functions.gate,
      {
        ...RETRAINING,
        ...ACTIVE,
        ...TRAINED,
        evaluated: JsonPath.objectAt('$.evaluated'),
      },
      '$.verdict',
    );
    gate.next(
      new Choice(this, 'Passed?')
        .when(
          Condition.booleanEquals('$.verdict.passed', false),
          this.#end('refused', new Succeed(this, 'Refused')),
        )
        .when(Condition.booleanEquals('$.approval', true), approve)
        .otherwise(list),
    );

    const evaluate = this.#job('evaluate', compute, dataSets, gate);
    const train = this.#job('train', compute, dataSets, evaluate);
    const snapshot = this.#step('Snapshot', functions.snapshot, { ...RETRAINING }, '$.snapshot');
    snapshot.next(train);

    const start = new Choice(this, 'Where to begin?');
    const steps = { snapshot, train, evaluate, gate, approve, reembed: list, promote };
    for (const step of RETRAINING_STEPS) start.when(Condition.stringEquals('$.startAt', step), steps[step]);
    const begin = lambdaStep(this, 'Begin', {
      function: functions.progress,
      payload: {
        event: 'begin',
        execution: {
          name: JsonPath.stringAt('$$.Execution.Name'),
          startedAt: JsonPath.stringAt('$$.Execution.StartTime'),
        },
        request: JsonPath.objectAt('$'),
      },
      resultPath: '$',
    });
    begin.addCatch(this.#failedBeforeItBegan, { resultPath: '$.failure' });
    begin.next(start);
    return begin;
  }

  /** Makes the job, then has a training machine do it. */
  #job(
    kind: 'train' | 'evaluate',
    compute: TrainingCompute,
    dataSets: Bucket,
    then: IChainable,
  ): TaskStateBase {
    const title = kind === 'train' ? 'Train' : 'Evaluate';
    const own = kind === 'train' ? { config: JsonPath.objectAt('$.config') } : TRAINED;
    const payload = { event: kind, ...RETRAINING, ...ACTIVE, ...SNAPSHOT, ...own };
    const make = this.#step(`Make the job: ${kind}`, this.#props.functions.progress, payload, '$.job');
    const resultPath = kind === 'train' ? '$.trained' : '$.evaluated';
    const steps = trainingSteps(this, title, { kind, compute, dataSets, resultPath });
    for (const task of steps.tasks) task.addCatch(this.#failed, { resultPath: '$.failure' });
    make.next(steps.first);
    steps.last.next(then);
    return make;
  }

  #approval(then: IChainable): IChainable {
    const { progress } = this.#props.functions;
    const wait = new LambdaInvoke(this, 'Wait for approval', {
      lambdaFunction: progress,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({ event: 'wait', ...RETRAINING, taskToken: JsonPath.taskToken }),
      resultPath: '$.answer',
      taskTimeout: Timeout.duration(PATIENCE),
      retryOnServiceExceptions: true,
    });
    wait.addCatch(this.#failed, { resultPath: '$.failure' });
    const answered = this.#step('Note the answer', progress, {
      event: 'answered',
      ...RETRAINING,
      approval: JsonPath.objectAt('$.answer'),
    });
    const approved = new Choice(this, 'Approved?')
      .when(Condition.booleanEquals('$.answer.approved', true), then)
      .otherwise(this.#end('declined', new Succeed(this, 'Declined')));
    const ask = this.#notify('waits for approval');
    ask.addCatch(wait, { resultPath: JsonPath.DISCARD });
    ask.next(wait).next(answered).next(approved);
    return ask;
  }

  #reembed(): DistributedMap {
    const { dataSets, functions } = this.#props;
    const map = new DistributedMap(this, 'Embed the references', {
      maxConcurrency: BATCHES_AT_ONCE,
      itemReader: new S3JsonItemReader({
        bucket: asInterface(dataSets),
        key: JsonPath.stringAt('$.list.key'),
      }),
      itemSelector: { ...RETRAINING, ...CANDIDATE, batch: JsonPath.stringAt('$$.Map.Item.Value') },
      resultPath: JsonPath.DISCARD,
    });
    map.itemProcessor(
      lambdaStep(this, 'Embed a batch', {
        function: functions.reembed,
        payload: {
          ...RETRAINING,
          candidate: JsonPath.stringAt('$.candidate'),
          batch: JsonPath.stringAt('$.batch'),
        },
        resultPath: '$',
      }),
    );
    map.addRetry({ errors: ['States.ALL'], interval: Duration.seconds(10), maxAttempts: 2 });
    map.addCatch(this.#failed, { resultPath: '$.failure' });
    return map;
  }

  /** A step by a function; when it fails for good, so does the retraining. */
  #step(
    id: string,
    lambda: IFunction,
    payload: Readonly<Record<string, unknown>>,
    resultPath = JsonPath.DISCARD,
  ): LambdaInvoke {
    const step = lambdaStep(this, id, { function: lambda, payload, resultPath });
    step.addCatch(this.#failed, { resultPath: '$.failure' });
    return step;
  }

  #noteFailure(): IChainable {
    const note = lambdaStep(this, 'Note the failure', {
      function: this.#props.functions.progress,
      payload: { event: 'failed', ...RETRAINING, failure: JsonPath.objectAt('$.failure') },
      resultPath: JsonPath.DISCARD,
    });
    note.addCatch(this.#failedBeforeItBegan, { resultPath: JsonPath.DISCARD });
    note.next(this.#failedBeforeItBegan);
    return note;
  }

  /** A notification, and the end. */
  #end(how: string, end: Succeed | Fail): IChainable {
    const notify = this.#notify(how);
    notify.addCatch(end, { resultPath: JsonPath.DISCARD });
    notify.next(end);
    return notify;
  }

  #notify(how: string): SnsPublish {
    const notify = new SnsPublish(this, `Notify: ${how}`, {
      topic: this.#props.topic,
      subject: `Countersign: retraining ${how}`,
      message: TaskInput.fromText(
        JsonPath.format(
          `The retraining ${how}. Execution {} of ${this.#props.name}; countersign retrain show lists what it found.`,
          JsonPath.stringAt('$$.Execution.Name'),
        ),
      ),
      resultPath: JsonPath.DISCARD,
      taskTimeout: Timeout.duration(Duration.minutes(1)),
    });
    notify.addRetry({ errors: ['States.ALL'], maxAttempts: 3 });
    return notify;
  }

  #acknowledge(): void {
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Action::kms:GenerateDataKey*]',
      reason: 'A queue whose messages are encrypted lets its senders make data keys, by either call for it.',
    });
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray and the delivery of logs know no resources: a trace or a log is written or not.',
    });
  }
}

/** A bucket is one; its class only says of more properties that they may be undefined. */
const asInterface = (bucket: Bucket): IBucket => bucket as IBucket;
