/** What the service takes for the name of a subject. */
export const SUBJECT_NAME = '[A-Za-z0-9][A-Za-z0-9._@\\-]{0,127}';

const WHOLE_NAME = new RegExp(`^${SUBJECT_NAME}$`);

/** Whether a subject's name can be, or begin with, what was typed. */
export function canBeName(typed: string): boolean {
  return WHOLE_NAME.test(typed);
}
