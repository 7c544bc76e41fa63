import { answerOf, type ReviewMaterial, type Verification } from 'countersign-client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useService } from '../service/service.ts';
import { type ExaminedPicture, examinePicture } from './pictures/examined-picture.ts';

/** What a reviewer looks at, fetched and examined. */
export interface Material {
  readonly verification: Verification;
  readonly query: ExaminedPicture;
  readonly references: readonly { readonly id: string; readonly picture: ExaminedPicture }[];
}

/** What is known of the material of a review. */
export interface AwaitedMaterial {
  readonly material: Material | undefined;
  readonly failure: unknown;
}

/** The material of the present review, and the way to ask for it again where it did not come. */
export interface UsedMaterial extends AwaitedMaterial {
  readonly retry: () => void;
}

/** Reviews whose pictures are kept: the present one, those that were fetched ahead, and the last ones, for undo. */
const KEPT = 6;
const NOTHING_YET: AwaitedMaterial = { material: undefined, failure: undefined };

/** The pictures of a review; those of the ones that follow are fetched meanwhile, so that they are there at once. */
export function useMaterial(current: Verification, following: readonly Verification[]): UsedMaterial {
  const { client } = useService();
  /** In the order in which they were last wanted. */
  const kept = useRef(new Map<string, AwaitedMaterial>());
  const [, setArrivals] = useState(0);

  const want = ({ id, subject }: Verification) => {
    const known = kept.current.get(id);
    // What failed ahead of time is asked for again when its turn comes.
    const isGood = known !== undefined && known.failure === undefined;
    kept.current.delete(id);
    kept.current.set(id, isGood ? known : NOTHING_YET);
    if (isGood) return;
    const arrived = (awaited: AwaitedMaterial) => {
      if (!kept.current.has(id)) return;
      kept.current.set(id, awaited);
      setArrivals((before) => before + 1);
    };
    const path = { subject, verification: id };
    answerOf(client.GET('/v1/subjects/{subject}/verifications/{verification}/review', { params: { path } }))
      .then(examined)
      .then(
        (material) => arrived({ material, failure: undefined }),
        (failure: unknown) => arrived({ material: undefined, failure }),
      );
  };

  const ahead = following.map(({ id }) => id).join();
  useEffect(() => {
    for (const verification of [current, ...following]) want(verification);
    for (const id of [...kept.current.keys()].slice(0, -KEPT)) kept.current.delete(id);
  }, [current.id, ahead]);

  const retry = () => {
    want(current);
    setArrivals((before) => before + 1);
  };
  return { ...(kept.current.get(current.id) ?? NOTHING_YET), retry };
}

async function examined({ verification, query, references }: ReviewMaterial): Promise<Material> {
  const [queryPicture, ...pictures] = await Promise.all(
    [query, ...references].map(({ url }) => examinePicture(url)),
  );
  if (queryPicture === undefined) throw new TypeError('The questioned picture did not come.');
  return {
    verification,
    query: queryPicture,
    references: references.flatMap(({ id }, place) => {
      const picture = pictures[place];
      return picture === undefined ? [] : [{ id, picture }];
    }),
  };
}
