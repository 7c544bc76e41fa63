import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import type { PointerAnswer } from '../../api/schemas/model.ts';
import { modelsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { ModelRegistry } from '../../stores/models/model-registry.ts';
import { ModelSwitch } from '../../stores/models/model-switch.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { promoteModel } from '../../use-cases/models/promote-model.ts';

const table = tableClient();
const buckets = bucketClient();
const pointer = new ModelSwitch(table, tableName());
const stores = { registry: new ModelRegistry(table, tableName(), buckets, modelsBucket()), pointer };
const retrainings = new RetrainingStore(table, tableName());

const eventSchema = z.object({
  /** Every reference is embedded; or the pointer may move. */
  event: z.enum(['embedded', 'promote']),
  retraining: retrainingIdSchema,
  candidate: modelVersionSchema,
  active: modelVersionSchema,
});

/** Lambda entry point of the end of re-embedding, and of promotion. Done again, either changes nothing. */
export async function handler(event: unknown): Promise<PointerAnswer | undefined> {
  const told = eventSchema.parse(event);
  const { retraining, candidate, active } = told;
  const at = new Date();
  if (told.event === 'embedded') {
    await pointer.markEmbedded(candidate, at);
    return undefined;
  }
  const answer = await promoteModel(stores, candidate, {
    by: `retraining ${retraining}`,
    at,
    from: active,
  });
  await retrainings.note(retraining, { step: 'promote', status: 'promoted' }, at);
  return answer;
}
