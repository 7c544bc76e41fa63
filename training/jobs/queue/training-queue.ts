import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';

/** The longest that SQS lets a caller wait for a message. */
const POLL_SECONDS = 20;

/** A message of the queue while it is somebody's. */
export interface QueueMessage {
  readonly body: string;
  readonly receipt: string;
}

/** The queue in which jobs wait for a machine. */
export class TrainingQueue {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #visibilitySeconds: number;

  /** @param visibilitySeconds how long a message is out of others' sight unless it is kept */
  constructor(client: SQSClient, url: string, visibilitySeconds: number) {
    this.#client = client;
    this.#url = url;
    this.#visibilitySeconds = visibilitySeconds;
  }

  /** Waits for a message, a while; undefined when none came. */
  async receive(signal: AbortSignal): Promise<QueueMessage | undefined> {
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#url,
        WaitTimeSeconds: POLL_SECONDS,
        VisibilityTimeout: this.#visibilitySeconds,
        MaxNumberOfMessages: 1,
      }),
      { abortSignal: signal },
    );
    const [message] = Messages;
    if (message?.ReceiptHandle === undefined) return undefined;
    return { body: message.Body ?? '', receipt: message.ReceiptHandle };
  }

  /** Keeps a message out of others' sight for a while longer. */
  keep({ receipt }: QueueMessage): Promise<void> {
    return this.#setVisibility(receipt, this.#visibilitySeconds);
  }

  /** Lets others have a message at once. */
  giveBack({ receipt }: QueueMessage): Promise<void> {
    return this.#setVisibility(receipt, 0);
  }

  async remove({ receipt }: QueueMessage): Promise<void> {
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receipt }));
  }

  async #setVisibility(receipt: string, seconds: number): Promise<void> {
    try {
      await this.#client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: this.#url,
          ReceiptHandle: receipt,
          VisibilityTimeout: seconds,
        }),
      );
    } catch (error) {
      if (!isExpired(error)) throw error;
    }
  }
}

/** The queue keeps a message for minutes only and a job takes longer; then there is nothing left to hide or to show. */
function isExpired(error: unknown): boolean {
  return (
    error instanceof SQSServiceException &&
    ['MessageNotInflight', 'InvalidParameterValue', 'ReceiptHandleIsInvalid'].includes(error.name)
  );
}
