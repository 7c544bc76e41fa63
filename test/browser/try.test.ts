import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';
import { documentPage } from './support/documented-picture.ts';
import { enrollPerson, genuine, verifyPicture } from './support/enrolled-people.ts';
import { penStrokes } from './support/pen-strokes.ts';
import { sign } from './support/visitor.ts';

const ANNA = 3;
const BERT = 5;

const TENANT = 'try';
const open = useBrowser(TENANT);

/** The functions start while nobody watches. */
beforeAll(async () => {
  await enrollPerson(TENANT, 'ready', 1);
  await verifyPicture(TENANT, 'ready', await genuine(1, 9));
}, 180_000);

async function enroll(page: Page, person: number): Promise<void> {
  for (const sample of [0, 1, 2]) {
    await sign(page, penStrokes(person, sample));
    await page.getByRole('button', { name: /^Take signature/ }).click();
  }
  await page.getByRole('button', { name: 'Enroll 3 signatures' }).click();
  const refusal = page.getByRole('alert');
  await page.getByText('Did guest sign this?').or(refusal).waitFor();
  expect(await refusal.allTextContents()).toEqual([]);
}

/** The answer to a signature that is drawn now. */
async function verify(page: Page, person: number, sample: number): Promise<string> {
  await sign(page, penStrokes(person, sample));
  await page.getByRole('button', { name: 'Verify' }).click();
  const answer = page.getByRole('article', { name: 'Answer' });
  await answer.waitFor();
  return (await answer.textContent()) ?? '';
}

describe('trying it', () => {
  it('enrolls drawn signatures and tells a genuine one from somebody else’s', async () => {
    const page = await open();
    await enroll(page, ANNA);

    expect(await verify(page, ANNA, 9)).toMatch(/^AnswerAccept/);
    expect(await page.getByText('What the model sees').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('img', { name: 'Reference 3' }).waitFor();
    await documentPage(page, 'answer');

    await page.reload();
    expect(await verify(page, BERT, 9)).toMatch(/^AnswerReject/);
  });
});

describe('hints while drawing', () => {
  it('say what to do better, and when it is good', async () => {
    const page = await open();
    await sign(page, [
      [
        [0, 0],
        [0.05, 0.02],
      ],
    ]);
    await page.getByText('Small: sign larger').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await sign(page, penStrokes(ANNA, 0));
    await page.getByText('Good:').waitFor();
  });
});

it.each(['light', 'dark'] as const)(
  'the page before anything was drawn has no violations in %s',
  async (colors) => {
    const page = await open({ colors });

    await page.locator('.paper canvas').waitFor();
    expect(await violations(page)).toEqual([]);
  },
);

describe('a photo or scan', () => {
  it('is taken from a file, and what is no picture is refused with what to do', async () => {
    const page = await open({ at: ['try', 'scanned'] });
    await page.getByLabel('Photo or scan').check({ force: true });
    const input = page.getByLabel('Drop a photo or scan here');
    const scan = (sample: number) => genuine(1, sample).then((png) => Buffer.from(png, 'base64'));
    await input.setInputFiles(
      await Promise.all(
        [0, 1, 2].map(async (sample) => ({
          name: `${sample}.png`,
          mimeType: 'image/png',
          buffer: await scan(sample),
        })),
      ),
    );
    await page.getByRole('img', { name: 'Signature 3' }).waitFor();

    await input.setInputFiles({
      name: 'letter.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Dear Sir'),
    });
    await page.getByText('letter.txt cannot be read as a picture. Use a PNG').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
