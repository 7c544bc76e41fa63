import { createHash } from 'node:crypto';
import { RestoreTableToPointInTimeCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { subjectPartition } from '#lambdas/stores/rows/keys.ts';
import { ReceiptStore } from '#lambdas/stores/subjects/receipt-store.ts';
import { enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';
import { verifyQuery } from '#lambdas/use-cases/verifications/verify-query.ts';
import { person } from '#test/integration/service/support/people.ts';
import { checkSubject } from '../service/check-stores.ts';
import { clientsOf, type Deployment } from '../service/deployment.ts';
import { storesOn } from '../service/stores.ts';

const TENANT = tenantIdSchema.parse('restored-bank');
const keyOf = (subject: string) => ({ tenant: TENANT, subject: subjectIdSchema.parse(subject) });
const LISTED = 100;
const MOST_SECONDS = 60;

/**
 * The runbook's drill for a table that is restored to a moment: who was enrolled then is verified again, and who was
 * erased since is erased again by the receipts. The emulator restores to the present only, so the moment is the call.
 *
 * @returns what went otherwise
 */
export async function drillRestoredTable(deployment: Deployment): Promise<string[]> {
  const { table, buckets } = clientsOf(deployment);
  const stores = storesOn(deployment, table, buckets);
  const { genuine } = await person(0);
  const common = { by: 'drill', at: new Date() };
  for (const subject of ['stays', 'leaves']) {
    await enrollReferences(stores, { ...common, key: keyOf(subject), images: genuine.slice(0, 2) });
  }

  const restored = { ...deployment, table: `${deployment.table}-restored` };
  await table.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: deployment.table,
      TargetTableName: restored.table,
      UseLatestRestorableTime: true,
    }),
  );
  await waitUntilTableExists({ client: table, maxWaitTime: MOST_SECONDS }, { TableName: restored.table });
  await eraseSubject(stores, { ...common, key: keyOf('leaves') });

  const failures: string[] = [];
  const again = storesOn(restored, table, buckets);
  const image = genuine[2] ?? new Uint8Array();
  const verified = await verifyQuery(again, {
    ...common,
    key: keyOf('stays'),
    image,
    policy: {},
    explain: false,
  });
  if (verified.references.length !== 2) failures.push('references are missing after the restoration');

  const { receipts } = await new ReceiptStore(table, deployment.table).list(TENANT, {
    after: undefined,
    limit: LISTED,
  });
  const erased = new Set(receipts.map(({ subjectSha256 }) => subjectSha256));
  const { subjects } = await again.subjects.list(TENANT, {
    prefix: undefined,
    after: undefined,
    limit: LISTED,
  });
  for (const key of subjects.map(({ subject }) => keyOf(subject))) {
    const hash = createHash('sha256').update(subjectPartition(key)).digest('hex');
    if (erased.has(hash)) await eraseSubject(again, { ...common, key });
  }
  const { rows } = await checkSubject(restored, keyOf('leaves'));
  if (rows.length > 0) failures.push('who was erased is there again');
  failures.push(...(await checkSubject(restored, keyOf('stays'))).faults);
  return failures;
}
