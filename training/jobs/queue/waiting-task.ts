import {
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { JobResult } from '../do-job.ts';
import { TaskLostError } from '../errors.ts';

/** What the workflow says of an error ends here (Step Functions API reference, SendTaskFailure). */
const LONGEST_CAUSE = 32_768;

/** The step of a workflow that waits for a job. Every call throws TaskLostError when it waits no more. */
export class WaitingTask {
  readonly #client: SFNClient;
  readonly #taskToken: string;

  constructor(client: SFNClient, taskToken: string) {
    this.#client = client;
    this.#taskToken = taskToken;
  }

  /** Says that the job is being done. */
  async beat(): Promise<void> {
    const command = new SendTaskHeartbeatCommand({ taskToken: this.#taskToken });
    await unlessLost(this.#client.send(command));
  }

  async succeed(result: JobResult): Promise<void> {
    const output = JSON.stringify(result);
    const command = new SendTaskSuccessCommand({ taskToken: this.#taskToken, output });
    await unlessLost(this.#client.send(command));
  }

  /** Says that the job cannot be done, by a stable code and why in words. */
  async fail(error: string, reason: string): Promise<void> {
    const cause = reason.slice(0, LONGEST_CAUSE);
    const command = new SendTaskFailureCommand({ taskToken: this.#taskToken, error, cause });
    await unlessLost(this.#client.send(command));
  }
}

async function unlessLost(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (cause) {
    const isLost = [TaskTimedOut, TaskDoesNotExist, InvalidToken].some((kind) => cause instanceof kind);
    throw isLost ? new TaskLostError({ cause }) : cause;
  }
}
