import type { Enrollment } from 'countersign-client';
import { connect } from './connect.ts';
import type { ConnectionOptions } from './connection-options.ts';
import type { Service } from './service.ts';

/** Something about a picture that its owner should know. */
type Finding = Enrollment['references'][number]['findings'][number];

/** Calls the service and prints what it answered: one JSON object, or the lines that `lines` makes of it. */
export async function printAnswer<Answer>(
  options: ConnectionOptions,
  call: (service: Service) => Promise<Answer>,
  lines: (answer: Answer) => string[],
): Promise<void> {
  const answer = await call(await connect(options));
  console.log(options.json === true ? JSON.stringify(answer, null, 2) : lines(answer).join('\n'));
}

/** Lines of one page of a list; says where the next page begins and by which option to ask for it. */
export function pageLines(
  entries: readonly string[],
  {
    none,
    next,
    option,
  }: { readonly none: string; readonly next: string | undefined; readonly option: string },
): string[] {
  if (entries.length === 0) return [none];
  return next === undefined ? [...entries] : [...entries, `more with ${option} ${next}`];
}

export function findingLine({ code, message }: Finding): string {
  return `  ${message} (${code})`;
}
