import { useState } from 'preact/hooks';
import { SUBJECT_NAME } from '../parts/subject-names.ts';

export interface SubjectNameProps {
  readonly subject: string;
  readonly onChoose: (name: string) => void;
}

/** Whose signature it is. */
export function SubjectName({ subject, onChoose }: SubjectNameProps) {
  const [name, setName] = useState(subject);
  return (
    <form
      class="subject-name"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(name);
      }}
    >
      <label>
        <span>Person</span>
        <input
          value={name}
          required
          pattern={SUBJECT_NAME}
          title="Letters, digits and . _ @ -"
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={name === subject}>
        Use
      </button>
    </form>
  );
}
