import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';
import { enrollPerson } from './support/enrolled-people.ts';
import { type PagePart, photographedDocument } from './support/photographed-document.ts';

const TENANT = 'photo';
const PERSON = 1;
const PHONE = { width: 390, height: 844, touch: true } as const;
const open = useBrowser(TENANT);

beforeAll(() => enrollPerson(TENANT, 'ada', PERSON), 120_000);

/** Opens the photo as if the phone's camera had just taken it. */
async function photograph(page: Page, { touch }: { readonly touch: boolean }): Promise<PagePart> {
  const { photo, signature } = await photographedDocument(PERSON, 9);
  await page.getByLabel('Photo or scan').check({ force: true });
  const camera = page.getByLabel('Take a photo');
  expect(await camera.getAttribute('capture')).toBe('environment');
  expect(await page.getByText('Take a photo').isVisible()).toBe(touch);
  await camera.setInputFiles({ name: 'contract.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('button', { name: 'Take the whole picture' }).waitFor();
  return signature;
}

/** Drags a corner of the frame to a place on the picture. */
async function drag(page: Page, corner: string, [x, y]: readonly [number, number]): Promise<void> {
  const stage = await page.locator('.crop-stage').boundingBox();
  const handle = await page.getByRole('button', { name: corner }).boundingBox();
  if (stage === null || handle === null) throw new Error('There is nothing to drag.');
  const isUpper = corner.startsWith('Upper');
  const [inX, inY] = [
    handle.x + (isUpper ? 2 : handle.width - 2),
    handle.y + (isUpper ? 2 : handle.height - 2),
  ];
  await page.mouse.move(inX, inY);
  await page.mouse.down();
  await page.mouse.move(stage.x + x * stage.width, stage.y + y * stage.height, { steps: 4 });
  await page.mouse.up();
}

describe('a photographed document on a phone', () => {
  it('is turned, the signature cut out by finger, and verified', async () => {
    const page = await open({ at: ['try', 'ada'], ...PHONE });
    const { left, top, right, bottom } = await photograph(page, PHONE);
    await page.getByRole('button', { name: 'Turn right' }).click();
    await drag(page, 'Upper left corner', [left, top]);
    await drag(page, 'Lower right corner', [right, bottom]);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Take this part' }).click();
    const answer = page.getByRole('article', { name: 'Answer' });
    await answer.waitFor();
    expect(await answer.textContent()).toMatch(/^AnswerAccept/);
  });

  it('is cut by the keyboard alone, and can be left', async () => {
    const page = await open({ at: ['try', 'ada'], ...PHONE, touch: false });
    await photograph(page, { touch: false });
    await page.getByRole('button', { name: 'Lower right corner' }).focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.getByText('99% of the width and 80% of the height').waitFor();
    await page.getByRole('button', { name: 'Turn right' }).press('Enter');
    await page.getByText('80% of the width and 99% of the height').waitFor();

    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.locator('.picture-drop input:focus').waitFor();
  });
});
