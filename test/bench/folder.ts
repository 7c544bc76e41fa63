import { join } from 'node:path';
import { PRIVATE } from '#local/setup/checkout.mjs';

/** Everything that benchmarks make; the product never looks there. */
export const BENCH_FOLDER = join(PRIVATE, 'bench');
