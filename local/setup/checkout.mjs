import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of this checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Everything that set-up makes and that is not an npm package; ignored by git, safe to delete. */
export const PRIVATE = join(ROOT, '.countersign');
/** Private Python environment with the local AWS. */
export const PYTHON_ENVIRONMENT = join(PRIVATE, 'python');
/** Unpacked TensorFlow libraries and the logs of building the addon. */
export const TENSORFLOW_CACHE = join(PRIVATE, 'tensorflow');
/** Exists where the last `npm ci` ran to its end. */
export const PACKAGES_MARKER = join(ROOT, 'node_modules', '.countersign-installed');
