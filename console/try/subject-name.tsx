import { useState } from 'preact/hooks';

export interface SubjectNameProps {
  readonly subject: string;
  readonly onChoose: (name: string) => void;
}

/** What the service takes for the name of a subject. */
const NAME = '[A-Za-z0-9][A-Za-z0-9._@\\-]{0,127}';

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
          pattern={NAME}
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
