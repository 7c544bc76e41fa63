import { expect, it } from 'vitest';
import { decodeImage } from '#core/image/decoding/decode.ts';
import { samplePerson } from '#local/sample/sample-person.ts';

it('has five references, a genuine signature and a forgery, each another picture and always the same', async () => {
  const { references, genuine, forgery } = await samplePerson();
  const pictures = [...references, genuine, forgery];

  expect(references).toHaveLength(5);
  expect(new Set(pictures.map((picture) => Buffer.from(picture).toString('base64'))).size).toBe(7);
  for (const picture of pictures) expect((await decodeImage(picture)).color.width).toBeGreaterThan(80);
  expect(await samplePerson()).toEqual({ references, genuine, forgery });
});
