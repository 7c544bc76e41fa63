import { answerOf } from 'countersign-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';
import { documentPage } from './support/documented-picture.ts';
import { enrollPerson, genuine, serviceOf, verifyPicture } from './support/enrolled-people.ts';

const TENANT = 'review';
const open = useBrowser(TENANT);

/** Verifications that wait: with this little tolerated, a genuine signature is not clear either. */
beforeAll(async () => {
  await enrollPerson(TENANT, 'ada', 1);
  const service = await serviceOf(TENANT);
  const policy = {
    skilledFar: 0.001,
    requiredReferences: 1,
    trainingConsent: false,
    outliers: 'hold',
  } as const;
  await answerOf(
    service.PUT('/v1/subjects/{subject}', { params: { path: { subject: 'ada' } }, body: { policy } }),
  );
  for (const sample of [10, 11, 12, 13]) await verifyPicture(TENANT, 'ada', await genuine(1, sample));
}, 120_000);

async function waiting(): Promise<number> {
  const service = await serviceOf(TENANT);
  const { verifications } = await answerOf(service.GET('/v1/reviews', { params: { query: {} } }));
  return verifications.length;
}

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

  it('is worked through by the keyboard alone, and takes back what was a slip', async () => {
    const before = await waiting();
    expect(before).toBeGreaterThanOrEqual(3);
    const page = await open({ at: ['review'] });
    await page.getByText(`${before} signatures to look at`).waitFor();

    await page.keyboard.press('g');
    await page.getByText(`${before - 1} signature`).waitFor();
    await page.keyboard.press('f');
    await page.getByText('2 decided').waitFor();
    await page.keyboard.press('z');
    await page.getByText('1 decided').waitFor();
    await page.getByLabel('Notes').fill('The g is another hand’s');
    await page.getByRole('heading', { name: 'Review' }).click();
    const recorded = page.waitForResponse(
      (response) =>
        response.url().endsWith('/outcome') && response.request().postDataJSON()?.outcome === 'unsure',
    );
    await page.keyboard.press('u');
    const answer = await recorded;
    expect(answer.status()).toBe(201);
    expect(answer.request().postDataJSON()).toEqual({
      outcome: 'unsure',
      notes: 'The g is another hand’s',
    });
    await page.getByText('2 decided').waitFor();
    await expect.poll(waiting).toBe(before - 2);
  });
});
