import type { Verification } from 'countersign-client';

/** What is wrong with a picture that could still be compared, and what would make it better. */
export function Findings({ findings }: Pick<Verification, 'findings'>) {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map(({ code, message }) => (
        <li key={code}>{message}</li>
      ))}
    </ul>
  );
}
