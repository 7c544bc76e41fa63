import { answerOf } from 'countersign-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { violations } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';
import { serviceOf } from './support/enrolled-people.ts';
import { markEmbedded, publishSecondModel } from './support/second-model.ts';

const TENANT = 'models';
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
});

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
