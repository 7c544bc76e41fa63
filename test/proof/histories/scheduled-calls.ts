import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Scheduler } from 'fast-check';

const PLACE = { step: 'initialize', priority: 'high' } as const;

/** Holds every call to a store, and every answer of one, until a scheduler lets it go. */
export class ScheduledCalls {
  #scheduler: Scheduler | undefined;

  ofTable(client: DynamoDBDocumentClient): void {
    client.middlewareStack.add((next) => (request) => this.#hold(() => next(request)), PLACE);
  }

  ofBuckets(client: S3Client): void {
    client.middlewareStack.add((next) => (request) => this.#hold(() => next(request)), PLACE);
  }

  /** Waits for some work, whose calls go in the order that the scheduler picks. */
  async during(scheduler: Scheduler, work: () => Promise<unknown>): Promise<void> {
    this.#scheduler = scheduler;
    try {
      await scheduler.waitFor(work());
    } finally {
      this.#scheduler = undefined;
    }
  }

  async #hold<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    await this.#scheduler?.schedule(Promise.resolve(), 'call');
    const answer = await send().then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    await this.#scheduler?.schedule(Promise.resolve(), 'answer');
    return answer();
  }
}
