import type { NewVerification } from 'countersign-client';
import { STEP_WORDS } from './words.ts';

type Explained = NonNullable<NewVerification['explanation']>;

/** Where query and nearest reference differ, and what preprocessing made of the query. */
export function Explanation({ image, mediaType, preparation }: Explained) {
  return (
    <>
      <section>
        <h3>Where they differ</h3>
        <p class="muted">The query above its nearest reference; red speaks against one writer.</p>
        <img
          class="signature difference"
          src={`data:${mediaType};base64,${image}`}
          alt="Query above reference, differences in red"
        />
      </section>
      <section>
        <h3>What the preprocessing saw</h3>
        <ol class="steps">
          {preparation.map((picture) => (
            <li key={picture.step}>
              <img class="signature" src={`data:${picture.mediaType};base64,${picture.image}`} alt="" />
              <span>{STEP_WORDS[picture.step]}</span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
