import type { Browser, Page } from 'playwright-core';
import type { PenStroke } from './pen-strokes.ts';

export interface VisitorOptions {
  readonly tenant: string;
  readonly width?: number;
  readonly height?: number;
  readonly colors?: 'light' | 'dark';
  /** Whether one points with a finger, as on a phone. */
  readonly touch?: boolean;
  /** Where in the console: a page, and what stands behind it. */
  readonly at?: readonly string[];
}

/** A busy machine is slow, and a test waits rather than fails. */
const PATIENCE_MILLISECONDS = 120_000;

/** Opens the console in a window of its own and signs in as a developer does. Fails the test on any error in the page. */
export async function visit(
  browser: Browser,
  address: string,
  { tenant, width = 1280, height = 900, colors = 'light', touch = false, at = [] }: VisitorOptions,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colors,
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${address}/#/${at.join('/')}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Tenant').fill(tenant);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').waitFor();
  return page;
}

/** Signs on the drawing area by pointer events. */
export async function sign(page: Page, strokes: readonly PenStroke[]): Promise<void> {
  const paper = page.locator('.paper canvas');
  await paper.scrollIntoViewIfNeeded();
  const box = await paper.boundingBox();
  if (box === null) throw new Error('There is nothing to draw on.');
  const place = (x: number, y: number) =>
    [box.x + box.width * (0.5 + x), box.y + box.height * 0.5 + box.width * y] as const;
  for (const [start, ...rest] of strokes) {
    if (start === undefined) continue;
    await page.mouse.move(...place(...start));
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...place(...point));
    await page.mouse.up();
  }
}
