import { answerOf } from 'countersign-client';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { serviceOf } from './support/enrolled-people.ts';
import { fillQueue, waitingReviews } from './support/waiting-reviews.ts';

const TENANT = 'fifty';
const SUBJECT = 'ada';
const COUNT = 50;
const KEYS = { g: 'genuine', f: 'forged', u: 'unsure' } as const;
const NOTES = 'The g is another hand’s';

const open = useBrowser(TENANT);

beforeAll(() => fillQueue(TENANT, { subject: SUBJECT, person: 1, count: COUNT }), 120_000);

/** Waits until the signature that is up is to be seen. */
async function look(page: Page, left: number): Promise<void> {
  await page.getByRole('heading', { name: `${SUBJECT} 1 of ${left}`, exact: true }).waitFor();
  await page.locator('.compared canvas[aria-busy="false"]').first().waitFor();
}

/** What the service has recorded: how often each outcome was found, and the notes. */
async function recorded(): Promise<{ outcomes: Record<string, number>; notes: string[] }> {
  const service = await serviceOf(TENANT);
  const { verifications } = await answerOf(
    service.GET('/v1/subjects/{subject}/verifications', {
      params: { path: { subject: SUBJECT }, query: { limit: 100 } },
    }),
  );
  const closed = verifications.flatMap(({ review }) => (review?.state === 'closed' ? [review] : []));
  const found = Map.groupBy(closed, ({ outcome }) => outcome);
  return {
    outcomes: Object.fromEntries([...found].map(([outcome, reviews]) => [outcome, reviews.length])),
    notes: closed.flatMap(({ notes }) => notes ?? []),
  };
}

describe('fifty reviews by keyboard alone', () => {
  it('are decided, noted and taken back, and the service has it all', async () => {
    const page = await open({ at: ['review'] });
    const { keyboard } = page;
    const expected = { genuine: 0, forged: 0, unsure: 0 };
    const decide = async (key: keyof typeof KEYS) => {
      const answered = page.waitForResponse(
        (response) => response.url().endsWith('/outcome') && response.request().method() === 'POST',
      );
      await keyboard.press(key);
      expect((await answered).status()).toBe(201);
      expected[KEYS[key]] += 1;
    };

    for (let left = COUNT; left > 0; left--) {
      await look(page, left);
      if (left === 47) {
        await keyboard.press('t');
        await keyboard.type(NOTES);
        await keyboard.press('Escape');
        await keyboard.press('n');
        expect(await page.getByLabel('Notes').inputValue()).toBe('');
        await keyboard.press('p');
        await look(page, left);
      }
      if (left === 45) {
        await keyboard.press('f');
        await look(page, left - 1);
        await keyboard.press('z');
        await look(page, left);
      }
      if (left === 40) {
        await keyboard.press('n');
        await page.getByText(`2 of ${left}`).waitFor();
        await keyboard.press('p');
        await keyboard.press('2');
        await look(page, left);
      }
      await decide((['g', 'f', 'u'] as const)[left % 3] ?? 'g');
    }

    await page.getByText(`0 signatures to look at, ${COUNT} decided`).waitFor();
    await expect.poll(() => waitingReviews(TENANT)).toBe(0);
    expect(await recorded()).toEqual({ outcomes: expected, notes: [NOTES] });
  });

  it('take one key each, even where it is held down', async () => {
    await fillQueue(TENANT, { subject: 'bert', person: 2, count: 3 });
    const page = await open({ at: ['review'] });
    await page.locator('.compared canvas[aria-busy="false"]').first().waitFor();

    await page.keyboard.down('g');
    await page.keyboard.down('g');
    await page.keyboard.down('g');
    await page.keyboard.up('g');
    await page.getByText('2 signatures to look at, 1 decided').waitFor();
    await expect.poll(() => waitingReviews(TENANT)).toBe(2);
  });
});
