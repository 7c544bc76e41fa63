import type { TenantId } from '#core/ids.ts';
import { type BatchItem, batchItemSchema } from '../../api/schemas/batches/batch.ts';
import { type RequestFault, RequestInvalidError } from '../../errors/request-errors.ts';
import type { TenantObjects } from '../../stores/batches/tenant-objects.ts';

/** Items of one batch at most. */
const MOST_ITEMS = 10_000;
/** Bytes of a manifest at most: so many lines of the longest names that are usual. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The items of a manifest, every line of which is checked before any is worked off.
 *
 * @throws RequestInvalidError that names the lines
 */
export async function readManifest(
  objects: Pick<TenantObjects, 'read'>,
  tenant: TenantId,
  manifest: string,
): Promise<BatchItem[]> {
  const bytes = await objects.read(tenant, manifest, MOST_BYTES, (count) =>
    refusal(`The manifest has ${count} bytes; at most ${MOST_BYTES} are read.`),
  );
  if (bytes === undefined) throw refusal("There is no such object under the tenant's prefix.");
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((text, i) => ({ number: i + 1, text }))
    .filter(({ text }) => text.trim() !== '');
  if (lines.length === 0) throw refusal('The manifest has no lines.');
  if (lines.length > MOST_ITEMS) {
    throw refusal(`The manifest has ${lines.length} lines; at most ${MOST_ITEMS} are taken.`);
  }
  return itemsOf(lines);
}

function itemsOf(lines: readonly { readonly number: number; readonly text: string }[]): BatchItem[] {
  const faults: string[] = [];
  const items: BatchItem[] = [];
  const names = new Set<string>();
  for (const { number, text } of lines) {
    const item = batchItemSchema.safeParse(parseJson(text));
    if (!item.success) {
      faults.push(
        ...item.error.issues.map(({ path, message }) => `Line ${number}: ${path.join('.')} ${message}`),
      );
    } else if (names.has(item.data.name)) {
      faults.push(`Line ${number}: another line has the same name.`);
    } else {
      names.add(item.data.name);
      items.push(item.data);
    }
  }
  if (faults.length > 0) throw refusal(...faults);
  return items;
}

/** What is no JSON is no item either, and is refused as such. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(...details: readonly string[]): RequestInvalidError {
  return new RequestInvalidError(details.map((detail): RequestFault => ({ pointer: '/manifest', detail })));
}
