import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { findChromium } from './chromium.ts';
import { type VisitorOptions, visit } from './visitor.ts';

/** How a test opens the console. */
export type Open = (options?: Partial<VisitorOptions>) => Promise<Page>;

/** One browser for the tests of a file; every window of it is closed after each test. */
export function useBrowser(tenant: string): Open {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = findChromium();
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  return (options = {}) => visit(browser, inject('console'), { tenant, ...options });
}
