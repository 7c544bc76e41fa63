import type { Sample } from '../acquisition/sample.ts';
import type { Person } from '../people.ts';
import type { ScoreQuery, VerificationSystem } from '../protocol/verification-system.ts';
import { dotProduct } from './dot-product.ts';
import { trainSupportVectorMachine } from './support-vector-machine.ts';

/** Most signatures of a cohort, and of each person in it: enough to learn from, few enough to train in milliseconds. */
const COHORT_SAMPLES = 300;
const PERSON_SAMPLES = 12;
/** C of the cohort; references weigh as much more as they are fewer. */
const COST = 1;

/**
 * What a classifier a person gives without learned features: an RBF support vector machine on oriented-gradient
 * histograms, the person's references against a cohort of other people (Hafemann et al. 2017, Pattern Recognition 70,
 * with features of their own).
 *
 * @param people those who are measured
 * @param development people apart from them to take the cohort from; without any, the measured are halved by writer and
 *   each half is the other's cohort, so that nobody is tried against a machine that has seen them
 */
export function gradientClassifier(
  people: readonly Person<Sample>[],
  development: readonly Person<Sample>[],
): VerificationSystem {
  const writers = [...new Set(people.map(({ writer }) => writer))].sort();
  const halfOf = new Map(writers.map((writer, i) => [writer, i % 2]));
  const apart = development.length > 0;
  const cohorts = apart
    ? [cohortOf(development)]
    : [0, 1].map((half) => cohortOf(people.filter(({ writer }) => halfOf.get(writer) !== half)));
  return {
    name: 'hog-svm',
    calibrated: false,
    mayTry: (person, writer) => apart || halfOf.get(person.writer) === halfOf.get(writer),
    enroll(person, references) {
      const cohort = cohorts[apart ? 0 : (halfOf.get(person.writer) ?? 0)] ?? cohortOf([]);
      return trainClassifier(references, cohort);
    },
  };
}

/** Signatures of other people, and the kernel between them. */
interface Cohort {
  readonly samples: readonly Sample[];
  /** K(a, b) = exp(-gamma |a - b|^2); gamma is one over the mean squared distance in the cohort. */
  readonly kernel: (a: Sample, b: Sample) => number;
  /** Row-major, of all pairs. */
  readonly kernels: Float32Array;
}

function cohortOf(people: readonly Person<Sample>[]): Cohort {
  const each = Math.max(1, Math.min(PERSON_SAMPLES, Math.floor(COHORT_SAMPLES / people.length)));
  const samples = people.flatMap(({ genuine }) => genuine.slice(0, each)).slice(0, COHORT_SAMPLES);
  const distances = new Float32Array(samples.length ** 2);
  for (const [i, a] of samples.entries()) {
    for (const [j, b] of samples.entries()) distances[i * samples.length + j] = squaredDistance(a, b);
  }
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  const gamma = mean > 0 ? 1 / mean : 1;
  return {
    samples,
    kernel: (a, b) => Math.exp(-gamma * squaredDistance(a, b)),
    kernels: distances.map((distance) => Math.exp(-gamma * distance)),
  };
}

function trainClassifier(references: readonly Sample[], { samples, kernel, kernels }: Cohort): ScoreQuery {
  const vectors = [...references, ...samples];
  const rows = references.map((reference) => vectors.map((vector) => kernel(reference, vector)));
  const first = references.length;
  const { coefficients, threshold } = trainSupportVectorMachine(
    (i, j) =>
      (i < first
        ? rows[i]?.[j]
        : j < first
          ? rows[j]?.[i]
          : kernels[(i - first) * samples.length + j - first]) ?? 0,
    vectors.map((_, i) => i < first),
    vectors.map((_, i) => (i < first ? (COST * samples.length) / first : COST)),
  );
  const support = vectors.flatMap((vector, i) => {
    const coefficient = coefficients[i] ?? 0;
    return coefficient === 0 ? [] : [{ vector, coefficient }];
  });
  return (query) =>
    support.reduce((sum, { vector, coefficient }) => sum + coefficient * kernel(vector, query), -threshold);
}

/** Of two descriptors of length 1. */
function squaredDistance(a: Sample, b: Sample): number {
  return 2 - 2 * dotProduct(a.descriptor, b.descriptor);
}
