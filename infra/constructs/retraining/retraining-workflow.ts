import { Duration, Validations } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  type IChainable,
  JsonPath,
  type StateMachine,
  Succeed,
  type TaskStateBase,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { RETRAINING_STEPS } from '#core/retraining/steps.ts';
import type { TrainingCompute } from '../../stacks/training-stack.ts';
import { lambdaStep } from '../workflow/lambda-step.ts';
import { loggedStateMachine } from '../workflow/logged-state-machine.ts';
import { approvalStates } from './approval-states.ts';
import { CARRIED } from './carried.ts';
import { reembeddingState } from './reembedding-state.ts';
import { trainingSteps } from './training-steps.ts';
import { WorkflowStates } from './workflow-states.ts';

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

/** A week's waiting for a machine, two days of its work, two weeks' waiting for a person, and the rest. */
const LONGEST_EXECUTION = Duration.days(30);

/**
 * From new signatures to a promoted model. Until its last step nothing that answers callers changes; whatever fails ends
 * in a notification, and an execution can begin with any step, see docs/retraining.md.
 */
export class RetrainingWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: RetrainingWorkflowProps) {
    super(scope, id);
    const { name, topic, functions, key } = props;
    const states = new WorkflowStates(this, { name, topic, progress: functions.progress });
    this.stateMachine = loggedStateMachine(this, {
      name,
      states: definition(states, props),
      timeout: LONGEST_EXECUTION,
      key,
      logRetentionDays: props.logRetentionDays,
    });
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Action::kms:GenerateDataKey*]',
      reason: 'A queue whose messages are encrypted lets its senders make data keys, by either call for it.',
    });
  }
}

/** The states, last one first, because each one names the next. */
function definition(states: WorkflowStates, props: RetrainingWorkflowProps): IChainable {
  const { functions, dataSets } = props;
  const { retraining, active, candidate, trained, evaluated } = CARRIED;
  const promotion = { ...retraining, ...candidate, ...active };
  const promote = states.step('Promote', functions.promote, { event: 'promote', ...promotion });
  promote.next(states.end('has promoted its candidate', new Succeed(states.scope, 'Promoted')));

  const list = states.step('List subjects', functions.listSubjects, { ...retraining }, '$.list');
  list
    .next(reembeddingState(states, functions.reembed, dataSets))
    .next(states.step('Note that all are embedded', functions.promote, { event: 'embedded', ...promotion }))
    .next(promote);

  const approve = approvalStates(states, functions.progress, list);
  const measured = { ...retraining, ...active, ...trained, ...evaluated };
  const gate = states.step('Gate', functions.gate, measured, '$.verdict');
  const refused = states.end('was refused by the gate', new Succeed(states.scope, 'Refused'));
  gate.next(
    new Choice(states.scope, 'Passed?')
      .when(Condition.booleanEquals('$.verdict.passed', false), refused)
      .when(Condition.booleanEquals('$.approval', true), approve)
      .otherwise(list),
  );

  const evaluate = job(states, props, 'evaluate', gate);
  const train = job(states, props, 'train', evaluate);
  const snapshot = states.step('Snapshot', functions.snapshot, { ...retraining }, '$.snapshot');
  snapshot.next(train);

  const start = new Choice(states.scope, 'Where to begin?');
  const steps = { snapshot, train, evaluate, gate, approve, reembed: list, promote };
  for (const step of RETRAINING_STEPS) start.when(Condition.stringEquals('$.startAt', step), steps[step]);
  const heldBack = states.end(
    'was not started, because another one runs',
    new Succeed(states.scope, 'Held back'),
  );
  const first = begin(states, functions.progress);
  first.next(
    new Choice(states.scope, 'Does another one run?')
      .when(Condition.isPresent('$.heldBack'), heldBack)
      .otherwise(start),
  );
  return first;
}

/** Puts what the execution was started with in the place of what the workflow carries. */
function begin(states: WorkflowStates, progress: IFunction): TaskStateBase {
  const execution = {
    name: JsonPath.stringAt('$$.Execution.Name'),
    startedAt: JsonPath.stringAt('$$.Execution.StartTime'),
  };
  return states.orFailUnnoted(
    lambdaStep(states.scope, 'Begin', {
      function: progress,
      payload: { event: 'begin', execution, request: JsonPath.objectAt('$') },
      resultPath: '$',
    }),
  );
}

/** Makes a job, then has a training machine do it. */
function job(
  states: WorkflowStates,
  { functions, compute, dataSets }: RetrainingWorkflowProps,
  kind: 'train' | 'evaluate',
  then: IChainable,
): TaskStateBase {
  const { retraining, active, snapshot, config, trained } = CARRIED;
  const isTraining = kind === 'train';
  const payload = { event: kind, ...retraining, ...active, ...snapshot, ...(isTraining ? config : trained) };
  const make = states.step(`Make the job: ${kind}`, functions.progress, payload, '$.job');
  const steps = trainingSteps(states.scope, isTraining ? 'Train' : 'Evaluate', {
    kind,
    compute,
    dataSets,
    resultPath: isTraining ? '$.trained' : '$.evaluated',
  });
  for (const task of steps.tasks) states.orFail(task);
  make.next(steps.first);
  steps.last.next(then);
  return make;
}
