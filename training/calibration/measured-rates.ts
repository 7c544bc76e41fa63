import type { ErrorRate } from '#core/model/manifest.ts';
import { countImages, type PreparedSet } from '../datasets/prepared-set.ts';
import type { AcquiredSet } from '../evaluation/acquisition/acquire-people.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { EmbeddedPerson } from '../evaluation/trials.ts';

/** Numbers of references that a new model is evaluated with, and those of them that its manifest lists. */
export const REFERENCE_COUNTS = [1, 3, 5, 10];
const LISTED_COUNTS = [1, 5];

/** A set that training prepared, as an evaluation takes it; an artefact travels, so it names nobody's files. */
export function acquiredSet(set: PreparedSet, people: readonly EmbeddedPerson[]): AcquiredSet {
  const samples = (embeddings: readonly Float32Array[]) =>
    embeddings.map((embedding) => ({ image: '', embedding, descriptor: new Float32Array() }));
  return {
    name: set.name,
    images: countImages(set) + set.unreadable.length,
    unreadable: set.unreadable.map(({ code }) => ({ image: 'not named', code })),
    people: people.map((person) => ({
      ...person,
      genuine: samples(person.genuine),
      forged: samples(person.forged),
      listedGenuine: person.genuine.length,
    })),
  };
}

/** What a manifest lists of an evaluation. */
export function listedRates({ results }: Evaluation): ErrorRate[] {
  return results
    .filter(({ references }) => LISTED_COUNTS.includes(references))
    .map(({ data, people, references, forgery, eer, comparisons }) => ({
      people: data,
      peopleCount: people,
      references,
      forgery,
      eer,
      comparisons,
    }));
}
