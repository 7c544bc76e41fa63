import { subscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import { dataSetsBucket } from '#lambdas/configuration.ts';
import { handler as listSubjects } from '#lambdas/handlers/retraining/list-subjects.ts';
import { handler as promote } from '#lambdas/handlers/retraining/promote.ts';
import { handler as reembed } from '#lambdas/handlers/retraining/reembed.ts';
import { bucketClient } from '#lambdas/stores/clients.ts';
import { JsonStore } from '#lambdas/stores/objects/json-store.ts';

/**
 * The last steps of a retraining in one process, by the functions' own handlers and in the workflow's order. The process
 * kills itself at the n-th moment at which a request leaves or its answer has come, if there are so many; at the end it
 * prints how many there were.
 */
const { retraining, candidate, active, killAt } = z
  .object({
    retraining: z.string(),
    candidate: z.string(),
    active: z.string(),
    killAt: z.number().optional(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

let moments = 0;
for (const channel of ['http.client.request.start', 'http.client.response.finish']) {
  subscribe(channel, () => {
    moments++;
    if (moments === killAt) process.kill(process.pid, 'SIGKILL');
  });
}

const list = await listSubjects({ retraining });
const batches = await new JsonStore(bucketClient(), dataSetsBucket()).read(list.key, z.array(z.string()));
for (const batch of batches) await reembed({ retraining, candidate, batch });
const ends = { retraining, candidate, active };
await promote({ event: 'embedded', ...ends });
await promote({ event: 'promote', ...ends });
console.log(moments);
