import { beforeAll, describe, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { forgery, verifyPicture } from './support/enrolled-people.ts';
import { expectLayout } from './support/layout.ts';
import { fillQueue } from './support/waiting-reviews.ts';

const TENANT = 'layout';
const open = useBrowser(TENANT);

beforeAll(async () => {
  await fillQueue(TENANT, { subject: 'ada', person: 1, count: 3 });
  await verifyPicture(TENANT, 'ada', await forgery(2, 1));
}, 120_000);

/** What is waited for, so that a picture shows the page and not its skeletons. */
const PAGES = [
  { name: 'try', at: ['try'], shows: '.paper canvas', part: undefined },
  { name: 'people', at: ['people', 'ada'], shows: '.references img, .plot canvas', part: undefined },
  { name: 'review', at: ['review'], shows: '.reference-picker button', part: undefined },
  // How many versions are listed beside it is for other tests to say.
  { name: 'models', at: ['models'], shows: '.plot canvas', part: '.subject-card' },
] as const;
const WINDOWS = [
  { name: 'wide', width: 1280, height: 900, colors: 'light' },
  { name: 'phone', width: 390, height: 844, colors: 'dark' },
] as const;

describe.each(WINDOWS)('the layout at $width pixels in $colors', ({ name: window, ...size }) => {
  it.each(PAGES)('of $name is as it was', async ({ name, at, shows, part }) => {
    const page = await open({ at, ...size });
    await page.locator(shows).first().waitFor();
    await page.waitForLoadState('networkidle');

    await expectLayout(page, `${name}-${window}`, part);
  });
});
