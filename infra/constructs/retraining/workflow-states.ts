import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import {
  Fail,
  type IChainable,
  JsonPath,
  type Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { type LambdaInvoke, SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { lambdaStep } from '../workflow/lambda-step.ts';
import { CARRIED } from './carried.ts';

export interface WorkflowStatesProps {
  /** Name of the state machine. */
  readonly name: string;
  readonly topic: Topic;
  /** The function that notes where a retraining is. */
  readonly progress: IFunction;
}

/** Where what went wrong is put for the state that notes it. */
const FAILURE = { resultPath: '$.failure' };

/** States that the workflow is put together from: steps that end in its one failure, and ends that are told. */
export class WorkflowStates {
  readonly scope: Construct;
  readonly #props: WorkflowStatesProps;
  readonly #toldFailure: IChainable;
  readonly #notedFailure: IChainable;

  constructor(scope: Construct, props: WorkflowStatesProps) {
    this.scope = scope;
    this.#props = props;
    this.#toldFailure = this.end('has failed', new Fail(scope, 'Failed', { error: 'RetrainingFailed' }));
    this.#notedFailure = this.#noteFailure();
  }

  /** A step by a function; what it answers is not carried on unless there is a path for it. */
  step(
    id: string,
    lambda: IFunction,
    payload: Readonly<Record<string, unknown>>,
    resultPath = JsonPath.DISCARD,
  ): LambdaInvoke {
    return this.orFail(lambdaStep(this.scope, id, { function: lambda, payload, resultPath }));
  }

  /** Has the retraining fail when a task fails for good. */
  orFail<Task extends Catching>(task: Task): Task {
    task.addCatch(this.#notedFailure, FAILURE);
    return task;
  }

  /** As `orFail`, for a task that fails before the retraining has a row that could say so. */
  orFailUnnoted<Task extends Catching>(task: Task): Task {
    task.addCatch(this.#toldFailure, FAILURE);
    return task;
  }

  /** A notification, and the end, which comes whether or not somebody could be told. */
  end(how: string, end: Succeed | Fail): IChainable {
    const notify = this.notify(how);
    notify.addCatch(end, { resultPath: JsonPath.DISCARD });
    notify.next(end);
    return notify;
  }

  /** Tells whoever listens to the topic how the retraining is. */
  notify(how: string): SnsPublish {
    const { topic, name } = this.#props;
    const text = `The retraining ${how}. GET /v1/retrainings says what it found. Execution {} of ${name}.`;
    const notify = new SnsPublish(this.scope, `Notify: ${how}`, {
      topic,
      subject: `Countersign: retraining ${how}`,
      message: TaskInput.fromText(JsonPath.format(text, JsonPath.stringAt('$$.Execution.Name'))),
      resultPath: JsonPath.DISCARD,
      taskTimeout: Timeout.duration(Duration.minutes(1)),
    });
    notify.addRetry({ errors: ['States.ALL'], maxAttempts: 3 });
    return notify;
  }

  #noteFailure(): IChainable {
    const note = lambdaStep(this.scope, 'Note the failure', {
      function: this.#props.progress,
      payload: { event: 'failed', ...CARRIED.retraining, failure: JsonPath.objectAt('$.failure') },
      resultPath: JsonPath.DISCARD,
    });
    note.addCatch(this.#toldFailure, { resultPath: JsonPath.DISCARD });
    note.next(this.#toldFailure);
    return note;
  }
}

/** A state that can be told where to go when it fails: a task or a map. */
interface Catching {
  addCatch(handler: IChainable, props?: { readonly resultPath?: string }): unknown;
}
