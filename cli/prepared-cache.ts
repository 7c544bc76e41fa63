import { fileURLToPath } from 'node:url';

/** Where prepared images are kept from one run to the next. */
export const PREPARED_CACHE = fileURLToPath(new URL('../.countersign/prepared', import.meta.url));
