import fc from 'fast-check';

type Json = fc.JsonValue;

const LONG = 100_000;
const DEEP = 2_000;

/** Values that a careless reader trips over. */
const AWKWARD: readonly Json[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '%00',
  '../..',
  '__proto__',
  'a'.repeat(LONG),
  0,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  true,
  [],
  {},
  Array.from({ length: 50 }, () => null),
  JSON.parse('['.repeat(DEEP) + ']'.repeat(DEEP)),
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'),
];

/** Bodies made of a sound one by one to three changes, and now and then any JSON at all. */
export function changedBodies(sound: Json): fc.Arbitrary<Json> {
  const anything = fc.oneof(fc.constantFrom(...AWKWARD), fc.jsonValue({ maxDepth: 3 }));
  const change = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('replace', 'remove', 'add', 'repeat', 'wrap'),
    name: fc.oneof(fc.constantFrom('__proto__', 'tenant', 'subject', 'toString'), fc.string()),
    value: anything,
  });
  const changed = fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce(changeOnce, sound));
  return fc.oneof({ weight: 5, arbitrary: changed }, { weight: 1, arbitrary: anything });
}

interface Change {
  /** Which of the places in the body, counted in the order of reading. */
  readonly at: number;
  readonly kind: string;
  readonly name: string;
  readonly value: Json;
}

function changeOnce(body: Json, { at, kind, name, value }: Change): Json {
  let countdown = at % countPlaces(body);
  return visit(body);

  function visit(place: Json): Json {
    if (countdown-- === 0) return changed(place);
    if (Array.isArray(place)) return place.map(visit);
    if (typeof place !== 'object' || place === null) return place;
    return Object.fromEntries(Object.entries(place).map(([key, inner]) => [key, visit(inner ?? null)]));
  }

  function changed(place: Json): Json {
    if (kind === 'wrap') return [place];
    if (kind === 'repeat' && Array.isArray(place)) return [...place, ...place];
    const isObject = typeof place === 'object' && place !== null && !Array.isArray(place);
    if (kind === 'add' && isObject) return Object.fromEntries([...Object.entries(place), [name, value]]);
    if (kind === 'remove' && isObject) return Object.fromEntries(Object.entries(place).slice(1));
    return value;
  }
}

function countPlaces(body: Json): number {
  if (typeof body !== 'object' || body === null) return 1;
  return Object.values(body).reduce<number>((sum, inner) => sum + countPlaces(inner ?? null), 1);
}
