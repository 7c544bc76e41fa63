import { measureIdentification } from '#test/bench/service/parts/identification.ts';

/** How long a search among 100,000 references in memory takes, and the memory, as JSON. */
console.log(JSON.stringify(await measureIdentification(), null, 2));
