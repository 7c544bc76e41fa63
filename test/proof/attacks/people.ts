import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { person as testPerson } from '#test/integration/service/support/people.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import { groupPeople, type Person } from '#training/evaluation/people.ts';

/** A person whose signature is attacked: picture files. */
export type AttackedPerson = Pick<Person<Uint8Array>, 'person' | 'genuine' | 'forged'>;

/** Sets of the folder that `COUNTERSIGN_DATA` names, none of which the shipped model was trained on. */
const SETS = ['cedar', 'sigcomp2011-dutch', 'svc2004'];
/** References of each; what is left of the genuine signatures is for asking. */
export const REFERENCES = 5;
const GENUINE = 8;
const FORGED = 4;

/** Up to so many people of each set with signatures enough; synthetic ones where there is no folder. */
export async function attackedPeople(ofEach: number): Promise<AttackedPerson[]> {
  const folder = process.env['COUNTERSIGN_DATA'];
  if (folder === undefined) return syntheticPeople(ofEach);
  const sets = await Promise.all(SETS.map((set) => readDataset(join(folder, set), 0)));
  const people = sets.flatMap(({ name, classes }) =>
    groupPeople(classes, ({ sources }) =>
      sources.flatMap((source) => (source.kind === 'file' ? [source.path] : [])),
    )
      .filter(({ genuine }) => genuine.length > REFERENCES)
      .slice(0, ofEach)
      .map((person) => ({ ...person, person: `${name}/${person.person}` })),
  );
  const read = (paths: readonly string[], most: number) =>
    Promise.all(paths.slice(0, most).map((path) => readFile(path)));
  return Promise.all(
    people.map(async ({ person, genuine, forged }) => ({
      person,
      genuine: await read(genuine, GENUINE),
      forged: await read(forged, FORGED),
    })),
  );
}

function syntheticPeople(count: number): Promise<AttackedPerson[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      person: `synthetic/${index}`,
      ...(await testPerson(index)),
    })),
  );
}
