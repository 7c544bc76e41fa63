import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { ROOT } from '#local/setup/checkout.mjs';

/** Whether this run makes the pictures that are kept in the repository (`npm run picture:console`). */
export const KEEP_PICTURES = process.env['COUNTERSIGN_KEEP_PICTURES'] === '1';

/** Keeps what the page shows now as `docs/pictures/console-<name>.png`, where this run is to. */
export async function documentPage(page: Page, name: string): Promise<void> {
  if (!KEEP_PICTURES) return;
  await sharp(await page.screenshot())
    .png({ palette: true, colors: 128 })
    .toFile(join(ROOT, `docs/pictures/console-${name}.png`));
}
