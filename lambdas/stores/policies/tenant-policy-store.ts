import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulidx';
import { z } from 'zod';
import type { TenantId } from '#core/ids.ts';
import { type TenantPolicy, tenantPolicySchema } from '../../api/schemas/subjects/subject-policy.ts';
import { policyPartition } from '../rows/keys.ts';
import { newestRows } from '../rows/newest-rows.ts';

const setPolicySchema = z.object({ policy: tenantPolicySchema, by: z.string(), setAt: z.iso.datetime() });
/** A policy, who has set it and when. */
export type SetPolicy = z.infer<typeof setPolicySchema>;

/** Policies of tenants: the newest one holds, and the ones before stay to show who had set what. */
export class TenantPolicyStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The policy that was set last, unless none ever was; strongly consistent. */
  async newest(tenant: TenantId): Promise<SetPolicy | undefined> {
    const page = { after: undefined, limit: 1 };
    const { items } = await newestRows(this.#client, this.#table, policyPartition(tenant), page);
    return items[0] === undefined ? undefined : setPolicySchema.parse(items[0]);
  }

  /** The policy that holds; empty where none was ever set. */
  async of(tenant: TenantId): Promise<TenantPolicy> {
    return (await this.newest(tenant))?.policy ?? {};
  }

  async set(tenant: TenantId, policy: TenantPolicy, by: string, at: Date): Promise<SetPolicy> {
    const set = { policy, by, setAt: at.toISOString() };
    const Item = { PK: policyPartition(tenant), SK: ulid(at.getTime()), ...set };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
    return set;
  }
}
