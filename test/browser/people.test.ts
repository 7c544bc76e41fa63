import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';
import { enrollPerson, forgery, genuine, verifyPicture } from './support/enrolled-people.ts';

const TENANT = 'people';
const open = useBrowser(TENANT);

beforeAll(async () => {
  await enrollPerson(TENANT, 'ada', 1);
  await enrollPerson(TENANT, 'bea', 2);
  await verifyPicture(TENANT, 'ada', await genuine(1, 12));
  await verifyPicture(TENANT, 'ada', await forgery(2, 1));
});

describe('people', () => {
  it('are found by the beginning of their names', async () => {
    const page = await open({ at: ['people'] });
    await page.getByRole('link', { name: 'ada' }).waitFor();

    await page.getByRole('searchbox').fill('be');
    await page.getByRole('link', { name: 'ada' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: 'bea' }).count()).toBe(1);
  });

  it.each(['light', 'dark'] as const)('have references, a history and a policy, in %s', async (colors) => {
    const page = await open({ at: ['people', 'ada'], colors });
    await page.getByRole('img', { name: 'Reference 4' }).waitFor();
    await page.getByRole('img', { name: /^Scores over time: \d accept, \d review, 1 reject/ }).waitFor();

    expect(await page.getByRole('row').count()).toBe(3);
    expect(await violations(page)).toEqual([]);
  });

  it('keep the policy that is set', async () => {
    const page = await open({ at: ['people', 'ada'] });
    await page.getByLabel('Accept at most').selectOption({ label: '1%' });
    await page.getByLabel('May be used to train').check();
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Save policy' }).click();
    expect((await saved).status()).toBe(200);

    await page.reload();
    await page.getByLabel('May be used to train').waitFor();
    expect(await page.getByLabel('May be used to train').isChecked()).toBe(true);
    expect(await page.getByLabel('Accept at most').inputValue()).toBe('0.01');
  });

  it('lose a reference that is removed', async () => {
    const page = await open({ at: ['people', 'ada'] });
    await page.getByRole('button', { name: 'Remove Reference 4' }).click();

    await page.getByText('3 references').waitFor();
    expect(await page.getByRole('img', { name: /^Reference/ }).count()).toBe(3);
  });

  it('are erased on purpose only, and leave a receipt', async () => {
    const page = await open({ at: ['people', 'bea'] });
    await page.getByRole('button', { name: 'Erase …' }).click();
    const confirm = page.getByRole('button', { name: 'Erase', exact: true });
    expect(await confirm.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);

    await page.getByLabel('Type bea to confirm').fill('bea');
    await confirm.click();
    const receipt = page.getByRole('status', { name: 'Receipt' });
    await receipt.waitFor();
    expect(await receipt.textContent()).toContain('Removed 4 references, 4 embeddings');
    expect(await page.getByRole('link', { name: 'bea' }).count()).toBe(0);
  });
});
