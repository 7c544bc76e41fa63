import { CountersignError } from '#core/errors/countersign-error.ts';
import { isProblem } from '../service/service.ts';

/** What went wrong and what to do about it, in the service's own words where it said so. */
export function FailureNotice({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { title, remedy } = explained(error);
  return (
    <div class="notice failed" role="alert">
      <p>
        <strong>{title}</strong> {remedy}
      </p>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

function explained(error: unknown): { title: string; remedy: string } {
  if (isProblem(error)) {
    const { title, detail = '', errors = [] } = error.problem;
    return { title, remedy: [detail, ...errors.map((fault) => fault.detail)].filter(Boolean).join(' ') };
  }
  if (error instanceof CountersignError) return { title: error.message, remedy: error.remedy };
  if (error instanceof TypeError) {
    return { title: 'The service cannot be reached.', remedy: 'Check the connection and try again.' };
  }
  return { title: 'Something went wrong.', remedy: error instanceof Error ? error.message : '' };
}
