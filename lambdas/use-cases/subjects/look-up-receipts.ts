import type { TenantId } from '#core/ids.ts';
import type { CheckedReceipt, ReceiptList, ReceiptListQuery } from '../../api/schemas/subjects/erasure.ts';
import { ReceiptUnknownError } from '../../errors/subject-errors.ts';
import type { ReceiptStore } from '../../stores/subjects/receipt-store.ts';
import { checkReceipt } from './receipt-hash.ts';

/** A receipt, checked. @throws ReceiptUnknownError when the tenant has none of that name */
export async function getReceipt(
  receipts: Pick<ReceiptStore, 'find'>,
  tenant: TenantId,
  name: string,
): Promise<CheckedReceipt> {
  const receipt = await receipts.find(tenant, name);
  if (receipt === undefined) throw new ReceiptUnknownError();
  return checkReceipt(receipt);
}

/** A page of a tenant's receipts, newest first, each checked. */
export async function listReceipts(
  receipts: Pick<ReceiptStore, 'list'>,
  tenant: TenantId,
  { after, limit }: ReceiptListQuery,
): Promise<ReceiptList> {
  const { receipts: kept, next } = await receipts.list(tenant, { after, limit });
  return { receipts: kept.map(checkReceipt), ...(next !== undefined && { next }) };
}
