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

/** The pictures of a review; those of the next one are fetched meanwhile, so that it is there at once. */
export function useMaterial(
  current: Verification | undefined,
  next: Verification | undefined,
): AwaitedMaterial {
  const { client } = useService();
  const fetched = useRef(new Map<string, Promise<Material>>());
  const [awaited, setAwaited] = useState<AwaitedMaterial & { readonly id?: string }>({
    material: undefined,
    failure: undefined,
  });

  const fetchOnce = ({ id, subject }: Verification): Promise<Material> => {
    const known = fetched.current.get(id);
    if (known !== undefined) return known;
    const path = { subject, verification: id };
    const asked = answerOf(
      client.GET('/v1/subjects/{subject}/verifications/{verification}/review', { params: { path } }),
    ).then(examined);
    fetched.current.set(id, asked);
    asked.catch(() => fetched.current.delete(id));
    return asked;
  };

  useEffect(() => {
    if (current === undefined) return;
    let isCurrent = true;
    const { id } = current;
    fetchOnce(current).then(
      (material) => isCurrent && setAwaited({ id, material, failure: undefined }),
      (failure: unknown) => isCurrent && setAwaited({ id, material: undefined, failure }),
    );
    // What fails ahead of time is asked for again, and said, when its turn comes.
    if (next !== undefined) fetchOnce(next).catch(() => undefined);
    for (const known of fetched.current.keys()) {
      if (known !== id && known !== next?.id) fetched.current.delete(known);
    }
    return () => {
      isCurrent = false;
    };
  }, [current?.id, next?.id]);

  return awaited.id === current?.id ? awaited : { material: undefined, failure: undefined };
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
