import { encodeTime } from 'ulidx';
import type { VerificationId } from '#core/ids.ts';

/** A ULID is ten letters of time and sixteen of chance. */
const TIME_LETTERS = 10;
const CHANCE_LETTERS = 16;

export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Ids of a stretch of time, both ends included. */
export interface IdRange {
  readonly first: string;
  readonly last: string;
}

/** The ids of verifications made in a period: ids begin with their time and sort by it. */
export function idsWithin({ from, to }: Period): IdRange {
  return {
    first: `${from === undefined ? '0'.repeat(TIME_LETTERS) : timeLetters(from)}${'0'.repeat(CHANCE_LETTERS)}`,
    last: `${to === undefined ? 'Z'.repeat(TIME_LETTERS) : timeLetters(to)}${'Z'.repeat(CHANCE_LETTERS)}`,
  };
}

/** The rest of a range for the page that begins with an id. */
export function rangeFrom(range: IdRange, page: VerificationId | undefined, newestFirst: boolean): IdRange {
  if (page === undefined) return range;
  if (newestFirst) return { ...range, last: page < range.last ? page : range.last };
  return { ...range, first: page > range.first ? page : range.first };
}

/** No verification is older than 1970, where the time of ULIDs begins. */
function timeLetters(moment: string): string {
  return encodeTime(Math.max(0, Date.parse(moment)), TIME_LETTERS);
}
