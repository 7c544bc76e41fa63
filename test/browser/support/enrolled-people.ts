import { answerOf, countersignClient, type Verification } from 'countersign-client';
import sharp from 'sharp';
import { inject } from 'vitest';
import type { GrayImage } from '#core/image/gray-image.ts';
import { localToken, runningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeForgery } from '#training/synthesis/write-forgery.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

const SEED = 5150;
const REFERENCES = 4;

/** A synthetic person's `sample`th genuine signature, as the base64 of a PNG file. */
export const genuine = (person: number, sample: number) =>
  png(writeGenuine(createWriter(SEED, person), sample));

/** An imitation of it. */
export const forgery = (person: number, sample: number) =>
  png(writeForgery(createWriter(SEED, person), sample));

/** The API as a person of a tenant reaches it, without the page. */
export async function serviceOf(tenant: string) {
  const folder = stackFolder(inject('consoleStack'));
  const stack = await runningStack(folder);
  return countersignClient({ api: stack.api, token: await localToken(folder, stack, { tenant }) });
}

/** Enrolls a synthetic person under a name. */
export async function enrollPerson(tenant: string, subject: string, person: number): Promise<void> {
  const images = await Promise.all(
    Array.from({ length: REFERENCES }, (_, sample) => genuine(person, sample)),
  );
  const service = await serviceOf(tenant);
  const { references } = await answerOf(
    service.POST('/v1/subjects/{subject}/references', { params: { path: { subject } }, body: { images } }),
  );
  // Whichever the model finds unlike the others counts once somebody has said that it is genuine.
  for (const { id, state } of references) {
    if (state !== 'held') continue;
    const path = { subject, reference: id };
    await answerOf(
      service.POST('/v1/subjects/{subject}/references/{reference}/acceptance', { params: { path } }),
    );
  }
}

/** Verifies a picture as a person's. */
export async function verifyPicture(tenant: string, subject: string, image: string): Promise<Verification> {
  const service = await serviceOf(tenant);
  return answerOf(
    service.POST('/v1/subjects/{subject}/verifications', {
      params: { path: { subject } },
      body: { image, policy: {} },
    }),
  );
}

async function png({ width, height, pixels }: GrayImage): Promise<string> {
  const file = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  return file.toString('base64');
}
