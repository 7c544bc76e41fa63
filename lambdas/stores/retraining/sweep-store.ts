import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { referenceIdSchema, verificationIdSchema } from '#core/ids.ts';
import { imageObject, queryImageObject, ROW_PREFIX, type SubjectKey, SWEEP_PARTITION } from '../rows/keys.ts';
import { subjectSortKeys } from '../subjects/subject-sort-keys.ts';

const CURSOR = { PK: SWEEP_PARTITION, SK: 'IMAGES' };
const cursorSchema = z.object({ after: z.string().optional() });

/** What a sweep of the pictures needs of the table: which of them rows name, and where the last sweep stopped. */
export class SweepStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Objects that the rows of a subject name: of its references, its verifications and its labels. */
  async namedObjects(key: SubjectKey): Promise<ReadonlySet<string>> {
    const rows = await subjectSortKeys(this.#client, this.#table, key);
    return new Set(rows.flatMap((row) => objectOfRow(key, row) ?? []));
  }

  /** The object that the last sweep came to; undefined where it came to the end. */
  async cursor(): Promise<string | undefined> {
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key: CURSOR }));
    return cursorSchema.parse(Item ?? {}).after;
  }

  async keepCursor(after: string | undefined): Promise<void> {
    const Item = { ...CURSOR, ...(after !== undefined && { after }) };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }
}

function objectOfRow(key: SubjectKey, row: string): string | undefined {
  const id = row.slice(row.indexOf('#') + 1);
  if (row.startsWith(ROW_PREFIX.reference)) return imageObject(key, referenceIdSchema.parse(id));
  if (row.startsWith(ROW_PREFIX.verification) || row.startsWith(ROW_PREFIX.label)) {
    return queryImageObject(key, verificationIdSchema.parse(id));
  }
  return undefined;
}
