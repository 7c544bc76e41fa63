import type { Random } from '../random/random.ts';

/** One person's embeddings: genuine signatures, and imitations of them by others. */
export interface EmbeddedPerson {
  readonly person: string;
  readonly genuine: readonly Float32Array[];
  readonly forged: readonly Float32Array[];
}

/** What a query is: the subject's own, another person's genuine signature, or an imitation. */
export type QueryKind = 'genuine' | 'random' | 'skilled';

/** One comparison of a query with a subject's references. */
export interface Trial {
  readonly subject: string;
  readonly kind: QueryKind;
  readonly references: readonly Float32Array[];
  readonly query: Float32Array;
}

/** Other people's signatures that are tried against each subject. */
const RANDOM_FORGERIES = 20;

/**
 * Makes the comparisons of a verification experiment: `referenceCount` genuine signatures a person, drawn at random,
 * are the references; the other genuine ones, signatures of other people, and the imitations are the queries. People
 * with too few genuine signatures to leave one over are passed over.
 */
export function makeTrials(
  people: readonly EmbeddedPerson[],
  referenceCount: number,
  random: Random,
): Trial[] {
  return people.flatMap((person) => {
    if (person.genuine.length <= referenceCount) return [];
    const shuffled = random.shuffle(person.genuine);
    const references = shuffled.slice(0, referenceCount);
    const others = people.filter((other) => other.person !== person.person && other.genuine.length > 0);
    const strangers =
      others.length === 0 ? [] : Array.from({ length: RANDOM_FORGERIES }, () => drawFrom(others, random));
    const trial = (kind: QueryKind) => (query: Float32Array) => ({
      subject: person.person,
      kind,
      references,
      query,
    });
    return [
      ...shuffled.slice(referenceCount).map(trial('genuine')),
      ...strangers.map(trial('random')),
      ...person.forged.map(trial('skilled')),
    ];
  });
}

function drawFrom(people: readonly EmbeddedPerson[], random: Random): Float32Array {
  const other = people[random.integer(people.length)];
  const query = other?.genuine[random.integer(other.genuine.length)];
  if (query === undefined) throw new RangeError('drew a person without a genuine signature');
  return query;
}
