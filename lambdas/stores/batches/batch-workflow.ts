import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { BatchId, TenantId } from '#core/ids.ts';
import { BatchNotFailedError } from '../../errors/batch-errors.ts';

/** What a workflow is started with. Names of subjects stay out of it: executions remember what they are told. */
export interface BatchExecution {
  readonly tenant: TenantId;
  readonly batch: BatchId;
  readonly by: string;
  /** The object that lists the parts. */
  readonly parts: { readonly bucket: string; readonly key: string };
}

/** The state machine that works batches off, one execution a batch, named as it is. */
export class BatchWorkflow {
  readonly #client: SFNClient;
  readonly #stateMachine: string;

  constructor(client: SFNClient, stateMachine: string) {
    this.#client = client;
    this.#stateMachine = stateMachine;
  }

  async start(execution: BatchExecution): Promise<void> {
    await this.#client.send(
      new StartExecutionCommand({
        stateMachineArn: this.#stateMachine,
        name: execution.batch,
        input: JSON.stringify(execution),
      }),
    );
  }

  /** Whether an execution has ended without having done everything, or was never started. */
  async hasFailed(batch: BatchId): Promise<boolean> {
    try {
      const { status } = await this.#client.send(
        new DescribeExecutionCommand({ executionArn: this.#execution(batch) }),
      );
      return status === 'FAILED' || status === 'ABORTED' || status === 'TIMED_OUT';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return true;
      throw error;
    }
  }

  /**
   * Takes an execution up where it failed, or starts it where it never was.
   *
   * @throws BatchNotFailedError
   */
  async resume(execution: BatchExecution): Promise<void> {
    try {
      await this.#client.send(
        new RedriveExecutionCommand({ executionArn: this.#execution(execution.batch) }),
      );
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return this.start(execution);
      if (error instanceof ExecutionNotRedrivable) throw new BatchNotFailedError({ cause: error });
      throw error;
    }
  }

  #execution(batch: BatchId): string {
    return `${this.#stateMachine.replace(':stateMachine:', ':execution:')}:${batch}`;
  }
}
