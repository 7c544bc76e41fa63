import type { ReferenceMap } from 'countersign-client';
import { ReferencePicture } from '../../parts/reference-picture.tsx';
import { hashOf } from '../../shell/place.ts';

/** Signatures of the person who was chosen on the map. */
export function ChosenPerson({ subject, places }: ReferenceMap['shown'][number]) {
  return (
    <section class="chosen-person" aria-label={`Signatures of ${subject}`}>
      <ul>
        {places.map(({ reference }, place) => (
          <li key={reference}>
            <ReferencePicture subject={subject} reference={reference} name={`Reference ${place + 1}`} />
          </li>
        ))}
      </ul>
      <a href={hashOf('people', subject)}>Everything about {subject}</a>
    </section>
  );
}
