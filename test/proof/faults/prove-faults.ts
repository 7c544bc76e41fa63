import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { person } from '#test/integration/service/support/people.ts';
import { Random } from '#training/random/random.ts';
import type { Proven } from '../run-proof.ts';
import type { Deployment } from '../service/deployment.ts';
import { ExpectedScores } from '../service/expected-scores.ts';
import { embedderOf, publishOtherModels } from '../service/other-models.ts';
import { storesOn } from '../service/stores.ts';
import { FaultyNetwork } from './faulty-network.ts';
import { ENROLLED, Life } from './life.ts';
import { RETRIES_WITHOUT_PAUSES } from './retries-without-pauses.ts';

export interface FaultProof {
  readonly seed: number;
  /** Faults after which the proof ends. */
  readonly faults: number;
}

const TENANT = tenantIdSchema.parse('unlucky-bank');
/** Probability that the network begins to fail at an attempt. */
const PROBABILITY = 0.06;

/** Subjects live a whole life on a network that fails, until it has failed so often. */
export async function proveFaults(deployment: Deployment, { seed, faults }: FaultProof): Promise<Proven> {
  const network = new FaultyNetwork(new Random(seed), PROBABILITY);
  const { dynamodb, others } = deployment.endpoints;
  const patient = { retryStrategy: RETRIES_WITHOUT_PAUSES };
  const table = tableClient({ ...clientConfiguration(dynamodb), ...patient });
  const buckets = bucketClient({ ...clientConfiguration(others), ...patient });
  network.disturbTable(table);
  network.disturbBuckets(buckets);
  const stores = storesOn(deployment, table, buckets);
  const anna = await person(0);
  const shipped = await embedderOf(deployment, (await stores.registry.active()).modelVersion);
  const [other = shipped.manifest.modelVersion] = await publishOtherModels(deployment, ['unlucky']);
  const models = [shipped, await embedderOf(deployment, other)] as const;
  const query = anna.genuine[ENROLLED] ?? new Uint8Array();
  const expected = await ExpectedScores.of(models, query, anna.genuine.slice(0, ENROLLED));

  const failures: string[] = [];
  let [subjects, requests, strays] = [0, 0, 0];
  while (network.total < faults) {
    const key = { tenant: TENANT, subject: subjectIdSchema.parse(`unlucky-${subjects++}`) };
    const life = new Life({ deployment, stores, network, key, person: anna, models, expected });
    await life.live();
    failures.push(...life.failures);
    requests += life.asked;
    strays += life.strays.size;
  }
  return { figures: { faults: network.counts, subjects, requests, strays }, failures };
}
