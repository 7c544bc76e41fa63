import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { MODEL_PARTITION } from '#lambdas/stores/rows/keys.ts';

/**
 * What tells a call that is made once in a while and remembered: about the models, for everybody, and about the caller's own
 * policy. Whoever asks first makes it, whatever they ask.
 */
const rememberedSchema = z.union([
  z.object({ input: z.object({ Key: z.object({ PK: z.literal(MODEL_PARTITION) }) }) }),
  z.object({ input: z.object({ Bucket: z.string().endsWith('-models') }) }),
  z.object({
    input: z.object({
      ExpressionAttributeValues: z.object({ ':partition': z.string().endsWith('#POLICY') }),
    }),
  }),
]);

interface Sender {
  send: (...call: never[]) => unknown;
}

/**
 * Lists what the functions of this process ask of table, buckets and workflows, whichever client they ask by. How long a
 * request takes follows from it, and it is the same on a busy machine as on an idle one.
 */
export class StoreCalls {
  #calls: string[] = [];

  constructor() {
    for (const { prototype } of [DynamoDBDocumentClient, S3Client, SFNClient]) this.#listenTo(prototype);
  }

  /** The calls since this was asked last, in no order: some are made at the same time. */
  take(): string {
    const calls = this.#calls.sort().join(' ');
    this.#calls = [];
    return calls;
  }

  #listenTo(client: Sender): void {
    const { send } = client;
    const note = (command: object): void => {
      if (!rememberedSchema.safeParse(command).success) this.#calls.push(command.constructor.name);
    };
    client.send = function (this: Sender, ...call: never[]) {
      const [command] = call;
      if (command !== undefined) note(command);
      return send.apply(this, call);
    };
  }
}
