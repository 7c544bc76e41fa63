import * as operations from '../api/operations/subjects.ts';
import { getTenantPolicyOperation, putTenantPolicyOperation } from '../api/operations/tenant-policy.ts';
import { imagesBucket, tableName } from '../configuration.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ImageStore } from '../stores/image-store.ts';
import { TenantPolicyStore } from '../stores/policies/tenant-policy-store.ts';
import { ErasureStore } from '../stores/subjects/erasure-store.ts';
import { ReceiptStore } from '../stores/subjects/receipt-store.ts';
import { SubjectStore } from '../stores/subjects/subject-store.ts';
import { eraseSubject } from '../use-cases/subjects/erase-subject.ts';
import { getSubject } from '../use-cases/subjects/get-subject.ts';
import { listSubjects } from '../use-cases/subjects/list-subjects.ts';
import { getReceipt, listReceipts } from '../use-cases/subjects/look-up-receipts.ts';
import { putSubject } from '../use-cases/subjects/put-subject.ts';

const table = tableClient();
const subjects = new SubjectStore(table, tableName());
const policies = new TenantPolicyStore(table, tableName());
const stores = { subjects, policies };
const receipts = new ReceiptStore(table, tableName());
const erasures = {
  subjects,
  erasures: new ErasureStore(table, tableName()),
  images: new ImageStore(bucketClient(), imagesBucket()),
};

const api = serviceApi('subjects', table, [
  route(operations.listSubjectsOperation, ({ caller, query }) =>
    listSubjects(subjects, caller.tenant, query),
  ),
  route(operations.putSubjectOperation, ({ caller, path, body, at }) =>
    putSubject(stores, { key: subjectKey(caller, path), policy: body.policy, at }),
  ),
  route(operations.getSubjectOperation, ({ caller, path }) => getSubject(stores, subjectKey(caller, path))),
  route(operations.eraseSubjectOperation, ({ caller, path, at }) =>
    eraseSubject(erasures, { key: subjectKey(caller, path), by: caller.by, at }),
  ),
  route(
    getTenantPolicyOperation,
    async ({ caller }) => (await policies.newest(caller.tenant)) ?? { policy: {} },
  ),
  route(putTenantPolicyOperation, ({ caller: { tenant, by }, body, at }) =>
    policies.set(tenant, body.policy, by, at),
  ),
  route(operations.listErasuresOperation, ({ caller, query }) =>
    listReceipts(receipts, caller.tenant, query),
  ),
  route(operations.getErasureOperation, ({ caller, path }) =>
    getReceipt(receipts, caller.tenant, path.receipt),
  ),
]);

/** Lambda entry point of the subjects' and their erasures' routes. */
export const { handler } = api;
