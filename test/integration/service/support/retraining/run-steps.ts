import { z } from 'zod';
import { dataSetsBucket } from '#lambdas/configuration.ts';
import { handler as listSubjects } from '#lambdas/handlers/retraining/list-subjects.ts';
import { handler as promote } from '#lambdas/handlers/retraining/promote.ts';
import { handler as reembed } from '#lambdas/handlers/retraining/reembed.ts';
import { bucketClient } from '#lambdas/stores/clients.ts';
import { JsonStore } from '#lambdas/stores/objects/json-store.ts';
import { moments } from '#test/integration/support/kill-at-moment.ts';

/**
 * The last steps of a retraining in one process, by the functions' own handlers and in the workflow's order. At the end it
 * prints how many moments there were at which it could have been killed, and how many of them before promotion.
 */
const { retraining, candidate, active } = z
  .object({ retraining: z.string(), candidate: z.string(), active: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const list = await listSubjects({ retraining });
const batches = await new JsonStore(bucketClient(), dataSetsBucket()).read(list.key, z.array(z.string()));
for (const batch of batches) await reembed({ retraining, candidate, batch });
const beforePromotion = moments.count;
const ends = { retraining, candidate, active };
await promote({ event: 'embedded', ...ends });
await promote({ event: 'promote', ...ends });
console.log(JSON.stringify({ beforePromotion, all: moments.count }));
