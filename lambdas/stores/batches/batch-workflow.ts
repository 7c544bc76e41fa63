import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { BatchId, TenantId } from '#core/ids.ts';

/** What a workflow is started with. Names of subjects stay out of it: executions remember what they are told. */
export interface BatchExecution {
  readonly tenant: TenantId;
  readonly batch: BatchId;
  readonly by: string;
  /** The object that lists the parts. */
  readonly parts: { readonly bucket: string; readonly key: string };
}

/** One of the executions that a batch has had: the first one, or one that took it up again. */
export interface Attempt {
  readonly batch: BatchId;
  readonly attempt: number;
}

/** The state machine that works batches off; executions are named by their batch and attempt. */
export class BatchWorkflow {
  readonly #client: SFNClient;
  readonly #stateMachine: string;

  constructor(client: SFNClient, stateMachine: string) {
    this.#client = client;
    this.#stateMachine = stateMachine;
  }

  /** Starts an execution; starting it again does no harm. */
  async start({ attempt, ...execution }: BatchExecution & Attempt): Promise<void> {
    await this.#client.send(
      new StartExecutionCommand({
        stateMachineArn: this.#stateMachine,
        name: nameOf({ batch: execution.batch, attempt }),
        input: JSON.stringify(execution),
      }),
    );
  }

  /** Whether an execution has ended without having done everything, or was never started. */
  async hasFailed(attempt: Attempt): Promise<boolean> {
    const executionArn = `${this.#stateMachine.replace(':stateMachine:', ':execution:')}:${nameOf(attempt)}`;
    try {
      const { status } = await this.#client.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'FAILED' || status === 'ABORTED' || status === 'TIMED_OUT';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return true;
      throw error;
    }
  }
}

const nameOf = ({ batch, attempt }: Attempt): string => `${batch}-${attempt}`;
