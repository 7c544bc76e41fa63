import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SearchSpaceError } from '../errors.ts';
import { type SearchSpace, searchSpaceSchema } from './search-space.ts';

/**
 * A search space from a JSON file and from axes as the command line has them, which go before the file.
 *
 * @param axes each `path=value,value…`, or `path=from..to` for a range
 * @throws SearchSpaceError
 */
export async function readSpace(file: string | undefined, axes: readonly string[]): Promise<SearchSpace> {
  const listed = file === undefined ? {} : await readSpaceFile(file);
  const result = searchSpaceSchema.safeParse({ ...listed, ...Object.fromEntries(axes.map(parseAxis)) });
  if (!result.success) throw new SearchSpaceError(z.prettifyError(result.error), { cause: result.error });
  return result.data;
}

async function readSpaceFile(path: string): Promise<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new SearchSpaceError(`${path} is no JSON object that can be read.`, { cause });
  }
}

/** Ranges over more than this ratio are drawn on a log scale. */
const LOG_RATIO = 20;

function parseAxis(text: string): [path: string, axis: unknown] {
  const [path = '', values] = text.split(/=(.*)/s);
  if (values === undefined || values === '') {
    throw new SearchSpaceError(`${text} is no axis: write path=value,value or path=from..to.`);
  }
  const [from = Number.NaN, to = Number.NaN] = values.split('..').map(Number);
  if (!values.includes('..')) return [path, values.split(',').map(parseValue)];
  return [path, { from, to, scale: from > 0 && to / from > LOG_RATIO ? 'log' : 'linear' }];
}

/** A number, true, false or null as JSON has them; anything else is text. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Names of losses and miners stand without quotation marks.
    return text;
  }
}
