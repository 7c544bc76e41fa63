import { fileURLToPath } from 'node:url';

/** Folder of the model that ships with the project, used wherever no other is named. */
export const SHIPPED_MODEL = fileURLToPath(new URL('../models/shipped', import.meta.url));
