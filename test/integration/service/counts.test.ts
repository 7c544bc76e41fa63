import fc from 'fast-check';
import { expect, it } from 'vitest';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { ActiveModel } from '#lambdas/use-cases/active-model.ts';
import { acceptReference } from '#lambdas/use-cases/references/accept-reference.ts';
import { enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { removeReference } from '#lambdas/use-cases/references/remove-reference.ts';
import { person } from './support/people.ts';
import { imageVersions, rowsOf, withPrefix } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

const TENANT = tenantIdSchema.parse('counting-bank');

/** What is done with a subject: a picture is enrolled, or the first reference of some state is accepted or removed. */
type Step = { readonly enroll: number } | { readonly remove: number } | { readonly accept: true };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 7 }).map((enroll) => ({ enroll })) },
  { weight: 2, arbitrary: fc.nat({ max: 3 }).map((remove) => ({ remove })) },
  { weight: 1, arbitrary: fc.constant({ accept: true as const }) },
);

it('counts the references that there are, whatever is done at the same moment', async () => {
  const { registry, ...stored } = deployedStores();
  const stores = { ...stored, model: new ActiveModel(registry) };
  const [anna, bert] = await Promise.all([person(0), person(1)]);
  // Six that are alike, and two of somebody else's that are held where they come later.
  const pictures = [...anna.genuine, ...bert.genuine.slice(0, 2)];
  let subjects = 0;

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(stepArbitrary, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      async (rounds) => {
        const key = { tenant: TENANT, subject: subjectIdSchema.parse(`counted-${subjects++}`) };
        const by = 'test';
        await enrollReferences(stores, { key, images: pictures.slice(0, 2), by, at: new Date() });
        for (const round of rounds) {
          const references = await stores.references.list(key);
          const held = references.find(({ state }) => state === 'held');
          await Promise.allSettled(
            round.map((step) => {
              const at = new Date();
              if ('enroll' in step) {
                const images = pictures.slice(step.enroll, step.enroll + 1);
                return enrollReferences(stores, { key, images, by, at });
              }
              const id = 'remove' in step ? references[step.remove]?.referenceId : held?.referenceId;
              if (id === undefined) return undefined;
              return 'remove' in step
                ? removeReference(stores, { key, id, at })
                : acceptReference(stores, { key, id, by, at });
            }),
          );
          await expectCounted(key);
        }
      },
    ),
    { numRuns: 8, seed: 7 },
  );

  async function expectCounted(key: { tenant: typeof TENANT; subject: string }): Promise<void> {
    const rows = await rowsOf(`T#${key.tenant}#S#${key.subject}`);
    const references = withPrefix(rows, 'REF#');
    const held = references.filter(({ state }) => state === 'held');
    expect(withPrefix(rows, 'SUBJECT')).toMatchObject([
      { referenceCount: references.length, heldCount: held.length },
    ]);
    expect(withPrefix(rows, 'EMB#')).toHaveLength(references.length - held.length);
    expect(new Set(references.map(({ imageSha256 }) => imageSha256)).size).toBe(references.length);
    const images = await imageVersions(`${key.tenant}/${key.subject}/`);
    expect(images.map((object) => object.split('/').at(-1)).sort()).toEqual(
      references.map(({ referenceId }) => referenceId).sort(),
    );
  }
});
