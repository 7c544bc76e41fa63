import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Random } from '#training/random/random.ts';

/** What can go wrong between a function and a store. */
export const FAULTS = ['throttled', 'timed out', 'connection reset', 'applied, answer lost'] as const;
export type Fault = (typeof FAULTS)[number];

/** Attempts of one call that fail in a row at most; the SDK tries three times. */
const LONGEST = 3;

/** Below the SDK's retries, so that each attempt can fail on its own. */
const PLACE = { step: 'finalizeRequest', priority: 'low' } as const;

/** A network that fails as a seed says, attempt by attempt, while it is on. */
export class FaultyNetwork {
  readonly counts: Record<Fault, number> = {
    throttled: 0,
    'timed out': 0,
    'connection reset': 0,
    'applied, answer lost': 0,
  };
  readonly #random: Random;
  readonly #probability: number;
  #on = false;
  #left = 0;
  #fault: Fault = 'timed out';

  /** @param probability that a fault begins at an attempt */
  constructor(random: Random, probability: number) {
    this.#random = random;
    this.#probability = probability;
  }

  /** Faults that happened so far. */
  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  /** Does something while the network fails; what comes before and after is not disturbed. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#on = true;
    try {
      return await work();
    } finally {
      this.#on = false;
      this.#left = 0;
    }
  }

  /** Puts the network between the table's client and the table, inside the SDK's own retries. */
  disturbTable(client: DynamoDBDocumentClient): void {
    client.middlewareStack.add((next) => (request) => this.#pass(() => next(request)), PLACE);
  }

  /** The same for the buckets' client. */
  disturbBuckets(client: S3Client): void {
    client.middlewareStack.add((next) => (request) => this.#pass(() => next(request)), PLACE);
  }

  async #pass<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    const fault = this.#next();
    if (fault === undefined) return send();
    this.counts[fault]++;
    if (fault === 'applied, answer lost') await send();
    throw errorOf(fault);
  }

  #next(): Fault | undefined {
    if (!this.#on) return undefined;
    if (this.#left === 0 && this.#random.chance(this.#probability)) {
      this.#left = 1 + this.#random.integer(LONGEST);
      this.#fault = this.#random.pick(FAULTS);
    }
    if (this.#left === 0) return undefined;
    this.#left--;
    return this.#fault;
  }
}

function errorOf(fault: Fault): Error {
  const names: Readonly<Record<Fault, string>> = {
    throttled: 'ThrottlingException',
    'timed out': 'TimeoutError',
    'connection reset': 'ECONNRESET',
    'applied, answer lost': 'ECONNRESET',
  };
  const name = names[fault];
  return Object.assign(new Error(fault), { name, code: name, $metadata: {} });
}
