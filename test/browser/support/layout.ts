import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { PRIVATE, ROOT } from '#local/setup/checkout.mjs';
import { KEEP_PICTURES } from './documented-picture.ts';

const KEPT = join(ROOT, 'test/browser/layout');
const SEEN = join(PRIVATE, 'layout');
/** Pictures are compared this wide: columns and cards are there, letters and figures are not. */
const WIDTH = 80;
/** Mean difference of a picture's pixels, of 255, that fonts and dates of another machine may make. */
const TOLERANCE = 10;

/**
 * Compares the layout of a page, or of a part of it, with a small picture that is kept of it. What was seen lies in
 * `.countersign/layout` afterwards.
 */
export async function expectLayout(page: Page, name: string, part?: string): Promise<void> {
  const screenshot = await (part === undefined ? page : page.locator(part)).screenshot();
  await mkdir(SEEN, { recursive: true });
  await writeFile(join(SEEN, `${name}.png`), screenshot);
  const seen = await small(screenshot);
  const file = join(KEPT, `${name}.png`);
  if (KEEP_PICTURES) await writeFile(file, seen);
  const before = await pixels(await readFile(file), { fit: seen });
  const now = await pixels(seen, { fit: seen });
  const difference = now.reduce((sum, value, i) => sum + Math.abs(value - (before[i] ?? 0)), 0) / now.length;
  expect(difference).toBeLessThan(TOLERANCE);
}

function small(screenshot: Uint8Array): Promise<Buffer> {
  return sharp(screenshot).resize({ width: WIDTH }).grayscale().png({ palette: true, colors: 32 }).toBuffer();
}

/** Gray values at the size of `fit`: a line that breaks elsewhere makes a part a little higher. */
async function pixels(png: Uint8Array, { fit }: { readonly fit: Uint8Array }): Promise<Buffer> {
  const { width, height } = await sharp(fit).metadata();
  return sharp(png).resize(width, height, { fit: 'fill' }).grayscale().raw().toBuffer();
}
