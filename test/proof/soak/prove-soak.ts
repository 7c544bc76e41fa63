import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';
import { getSubject } from '#lambdas/use-cases/subjects/get-subject.ts';
import { verifyQuery } from '#lambdas/use-cases/verifications/verify-query.ts';
import { type Person, person } from '#test/integration/service/support/people.ts';
import type { Proven } from '../run-proof.ts';
import { clientsOf, type Deployment } from '../service/deployment.ts';
import { type ServiceStores, storesOn } from '../service/stores.ts';

export interface SoakProof {
  readonly minutes: number;
  /** Callers at the same time, each of whom asks again as soon as they are answered. */
  readonly callers: number;
}

const TENANT = tenantIdSchema.parse('patient-bank');
const VERIFICATIONS = 8;
const PERCENTILES = [50, 90, 99, 100];
const MEBIBYTE = 1024 * 1024;
/** Share of the time in which caches fill and the first garbage is made. */
const WARM_UP = 0.25;
/** Memory that a process may gain after that, in mebibytes an hour, before it is called a leak. */
const MOST_GAINED = 200;

interface Measured {
  readonly at: number;
  readonly mebibytes: number;
}

/** Mixed load for minutes: no error, latencies by percentile, and memory that does not grow once it is warm. */
export async function proveSoak(deployment: Deployment, { minutes, callers }: SoakProof): Promise<Proven> {
  const { table, buckets } = clientsOf(deployment);
  const stores = storesOn(deployment, table, buckets);
  const anna = await person(0);
  const began = performance.now();
  const until = began + minutes * 60_000;
  const latencies = new Map<string, number[]>();
  const memory: Measured[] = [];
  const failures: string[] = [];

  const timed = async (kind: string, work: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await work().catch((error: unknown) => failures.push(`${kind}: ${String(error)}`));
    latencies.set(kind, [...(latencies.get(kind) ?? []), performance.now() - start]);
  };
  const call = async (caller: number): Promise<void> => {
    for (let life = 0; performance.now() < until; life++) {
      await liveOnce(stores, anna, `patient-${caller}-${life}`, timed);
      memory.push({ at: performance.now() - began, mebibytes: process.memoryUsage().rss / MEBIBYTE });
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));

  const warm = memory.slice(Math.floor(memory.length * WARM_UP));
  const gained = slopeOf(warm) * 3_600_000;
  const isLong = minutes >= 10;
  if (isLong && gained > MOST_GAINED) failures.push(`memory grows by ${Math.round(gained)} MiB an hour`);
  return {
    figures: {
      requests: Object.fromEntries([...latencies].map(([kind, all]) => [kind, percentilesOf(all)])),
      mebibytes: Math.round(memory.at(-1)?.mebibytes ?? 0),
      mebibytesGainedAnHour: Math.round(gained),
    },
    failures,
  };
}

/** A subject from its enrollment to its erasure, verified a few times between. */
async function liveOnce(
  stores: ServiceStores,
  { genuine, forged }: Person,
  name: string,
  timed: (kind: string, work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const key = { tenant: TENANT, subject: subjectIdSchema.parse(name) };
  const common = { key, by: 'soak', at: new Date() };
  const [query = new Uint8Array(), imitation = query] = [genuine.at(-1), forged[0]];
  await timed('enroll', () => enrollReferences(stores, { ...common, images: genuine.slice(0, 3) }));
  for (let turn = 0; turn < VERIFICATIONS; turn++) {
    const image = turn % 2 === 0 ? query : imitation;
    await timed('verify', () => verifyQuery(stores, { ...common, image, policy: {}, explain: false }));
  }
  await timed('get', () => getSubject(stores, key));
  await timed('erase', () => eraseSubject(stores, common));
}

function percentilesOf(all: readonly number[]): Record<string, number> {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (percentile: number) => sorted[Math.ceil((percentile / 100) * sorted.length) - 1] ?? 0;
  const named = PERCENTILES.map((percentile) => [`p${percentile}`, Math.round(at(percentile))] as const);
  return { count: all.length, ...Object.fromEntries(named) };
}

/** Slope of the line that fits best, in mebibytes a millisecond (least squares). */
function slopeOf(measured: readonly Measured[]): number {
  const mean = (of: (one: Measured) => number) =>
    measured.reduce((sum, one) => sum + of(one), 0) / measured.length;
  const [at, mebibytes] = [mean((one) => one.at), mean((one) => one.mebibytes)];
  let [product, squares] = [0, 0];
  for (const one of measured) {
    product += (one.at - at) * (one.mebibytes - mebibytes);
    squares += (one.at - at) ** 2;
  }
  return squares === 0 ? 0 : product / squares;
}
