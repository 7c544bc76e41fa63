import { expect, it } from 'vitest';
import { z } from 'zod';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { proveAttacks } from './prove-attacks.ts';

const outcomeSchema = z.object({ accepted: z.number(), copies: z.number() });
const figuresSchema = z.object({
  pictures: z.record(z.string(), outcomeSchema),
  scribbles: z.object({ accepted: z.number() }),
  wolves: z.object({ accepted: z.number() }),
});

/** Disguises that a copying machine or a scanner gives a copy by itself. */
const USUAL = ['as it is', 'half as large', 'JPEG of quality 30', 'turned by 3°', '5 % wider', 'slanted'];

it('copies are known, and neither scrawls nor strangers are accepted', async () => {
  const embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
  const options = { seed: 3, people: 3, climbers: 1, queries: 20, scribbles: 14 };

  const { figures, failures } = await proveAttacks(embedder, options);

  const { pictures, scribbles, wolves } = figuresSchema.parse(figures);
  expect(failures).toEqual([]);
  for (const disguise of USUAL)
    expect(pictures[disguise], disguise).toMatchObject({ accepted: 0, copies: 100 });
  expect(scribbles.accepted).toBe(0);
  expect(wolves.accepted).toBe(0);
});
