import { it } from 'vitest';
import { CHROMIUM_REMEDY } from './support/chromium.ts';

it.skip(`the console in a browser: did not run, no Chromium was found. ${CHROMIUM_REMEDY}`, () => {});
