import { answerOf } from 'countersign-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { violations } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';
import { documentPage } from './support/documented-picture.ts';
import { enrollPerson, serviceOf } from './support/enrolled-people.ts';
import { markEmbedded, publishSecondModel } from './support/second-model.ts';

const TENANT = 'models';
const PEOPLE = ['ada', 'bert', 'cleo'];
const open = useBrowser(TENANT);

let first: ModelVersion;
let second: ModelVersion;

async function activeVersion(): Promise<ModelVersion> {
  const { modelVersion } = await answerOf((await serviceOf(TENANT)).GET('/v1/models/active'));
  return modelVersionSchema.parse(modelVersion);
}

beforeAll(async () => {
  first = await activeVersion();
  second = await publishSecondModel('second');
  for (const [person, subject] of PEOPLE.entries()) await enrollPerson(TENANT, subject, person + 1);
}, 120_000);

describe('models', () => {
  it.each(['light', 'dark'] as const)('show what was measured of them, in %s', async (colors) => {
    const page = await open({ at: ['models'], colors });
    await page
      .getByRole('img', { name: /^DET curve of cedar, 1 reference, random forgeries: EER/ })
      .waitFor();

    expect(await page.getByRole('row', { name: /cedar/ }).count()).toBe(4);
    expect(await violations(page)).toEqual([]);
  });

  it('are compared with the active one in one plot', async () => {
    const page = await open({ at: ['models', second] });
    await page.getByRole('img', { name: /of the active version/ }).waitFor();

    await page
      .getByRole('combobox', { name: 'DET curve of' })
      .selectOption({ label: 'svc2004, 5 references, skilled forgeries' });
    await page.getByRole('img', { name: /^DET curve of svc2004, 5 references/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('are promoted and rolled back, each once somebody has confirmed it', async () => {
    const page = await open({ at: ['models', second] });
    await page.getByRole('button', { name: 'Promote …' }).click();
    const promote = page.getByRole('dialog').getByRole('button', { name: 'Promote' });
    await promote.click();
    await page.getByRole('alert').waitFor();
    expect(await activeVersion()).toBe(first);

    await markEmbedded(second);
    await promote.click();
    await page.getByRole('button', { name: 'Roll back …' }).waitFor();
    expect(await activeVersion()).toBe(second);

    await page.getByRole('button', { name: 'Roll back …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await page.getByRole('button', { name: 'Promote …' }).waitFor();
    expect(await activeVersion()).toBe(first);
  });
});

describe('the map of people', () => {
  it('shows whose signature it is that one points at', async () => {
    const page = await open({ at: ['models'] });
    await page.getByRole('img', { name: 'Map of 12 references of 3 people.' }).waitFor();
    const point = page.locator('.map-place circle').first();
    await point.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0 } = (await point.boundingBox()) ?? {};
    const middle = [x + width / 2, y + width / 2] as const;
    await page.mouse.move(...middle);

    await page.getByRole('img', { name: 'A signature of ada' }).waitFor();
    await documentPage(page, 'map');
    await page.mouse.click(...middle);
    await page.getByRole('region', { name: 'Signatures of ada' }).waitFor();
  });

  it.each([
    { width: 1280, colors: 'light' },
    { width: 390, colors: 'dark' },
  ] as const)('is read by keyboard at $width pixels in $colors', async (window) => {
    const page = await open({ at: ['models'], ...window });
    const person = page.getByRole('combobox', { name: 'Person' });
    await person.focus();
    await page.keyboard.type('cleo');
    await page.keyboard.press('Enter');
    const signatures = page.getByRole('region', { name: 'Signatures of cleo' });
    await signatures.getByRole('img', { name: 'Reference 4' }).waitFor();

    expect(await signatures.getByRole('link', { name: 'Everything about cleo' }).getAttribute('href')).toBe(
      '#/people/cleo',
    );
    expect(await violations(page)).toEqual([]);
  });

  it('is empty for a version that has embedded nobody', async () => {
    const page = await open({ at: ['models', second] });

    await page.getByText('This version has embedded no references yet.').waitFor();
  });
});
