import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { RetrainingNotDeployedError, RetrainingNotWaitingError } from '../../errors/retraining-errors.ts';
import type { Approval, RetrainingId } from './retraining-row.ts';

/** The state machine that retrains. */
export class Workflow {
  readonly #client: SFNClient;
  readonly #stateMachine: string;

  constructor(client: SFNClient, stateMachine: string) {
    this.#client = client;
    this.#stateMachine = stateMachine;
  }

  /** Starts an execution, named as its retraining is. @throws RetrainingNotDeployedError */
  async start(retraining: RetrainingId, input: object): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#stateMachine,
          name: retraining,
          input: JSON.stringify({ ...input, retraining }),
        }),
      );
    } catch (error) {
      if (error instanceof StateMachineDoesNotExist) throw new RetrainingNotDeployedError({ cause: error });
      throw error;
    }
  }

  /** Whether an execution runs; undefined where none of the name is known, or not yet. */
  async isRunning(execution: string): Promise<boolean | undefined> {
    try {
      const { status } = await this.#client.send(
        new DescribeExecutionCommand({ executionArn: this.#arnOf(execution) }),
      );
      return status === 'RUNNING';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw error;
    }
  }

  /** Stops an execution; one that has ended, or never began, stays as it is. */
  async stop(execution: string): Promise<void> {
    try {
      await this.#client.send(new StopExecutionCommand({ executionArn: this.#arnOf(execution) }));
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error;
    }
  }

  /** Answers a question that an execution waits with. @throws RetrainingNotWaitingError when it was answered before */
  async answer(taskToken: string, approval: Approval): Promise<void> {
    try {
      await this.#client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(approval) }));
    } catch (error) {
      if (
        error instanceof TaskDoesNotExist ||
        error instanceof TaskTimedOut ||
        error instanceof InvalidToken
      ) {
        throw new RetrainingNotWaitingError({ cause: error });
      }
      throw error;
    }
  }

  #arnOf(execution: string): string {
    return `${this.#stateMachine.replace(':stateMachine:', ':execution:')}:${execution}`;
  }
}
