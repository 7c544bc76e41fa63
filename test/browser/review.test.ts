import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';
import { documentPage } from './support/documented-picture.ts';
import { fillQueue } from './support/waiting-reviews.ts';

const TENANT = 'review';
const open = useBrowser(TENANT);

beforeAll(() => fillQueue(TENANT, { subject: 'ada', person: 1, count: 3 }), 120_000);

describe('the review desk', () => {
  it.each(['light', 'dark'] as const)('shows query and nearest reference, in %s', async (colors) => {
    const page = await open({ at: ['review'], colors });
    await page.locator('.desk canvas[aria-busy="false"]').first().waitFor();
    await page.getByRole('button', { name: /^Reference 4/ }).waitFor();

    if (colors === 'light') await documentPage(page, 'review');
    expect(await page.getByRole('img', { name: 'Questioned signature' }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  it('lays the query upon the reference, and shows them in turn', async () => {
    const page = await open({ at: ['review'] });
    await page.getByRole('button', { name: /^Reference 2/ }).waitFor();
    await page.keyboard.press('m');
    await page.getByText('Questioned (blue) upon').waitFor();
    await page.getByLabel('Opacity').fill('0.8');
    await page.keyboard.press('2');
    await page.getByText('upon Reference 2 (orange)').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('m');
    await page.getByRole('img', { name: /in turn$/ }).waitFor();
  });
});
