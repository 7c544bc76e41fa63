/** Where in the console somebody is: `#/people/ada` is the page `people` and the rest `['ada']`. */
export interface Place {
  readonly page: string;
  readonly rest: readonly string[];
}

/** The place that an address's fragment names. */
export function placeOf(hash: string): Place {
  const [page = '', ...rest] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { page, rest };
}

/** The fragment that names a place. */
export function hashOf(...path: readonly string[]): string {
  return `#/${path.map(encodeURIComponent).join('/')}`;
}
