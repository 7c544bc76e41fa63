import type { Sample } from '../acquisition/sample.ts';
import type { Person } from '../people.ts';
import type { VerificationSystem } from '../protocol/verification-system.ts';
import { dotProduct } from './dot-product.ts';
import { trainSupportVectorMachine } from './support-vector-machine.ts';

/** Genuine signatures of each person of a cohort. */
const COHORT_SAMPLES = 12;
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
  const cohorts = [0, 1].map((half) =>
    cohortOf(apart ? development : people.filter(({ writer }) => halfOf.get(writer) !== half)),
  );
  return {
    name: 'hog-svm',
    calibrated: false,
    mayTry: (person, writer) => apart || halfOf.get(person.writer) === halfOf.get(writer),
    enroll(person, references) {
      const cohort = cohorts[halfOf.get(person.writer) ?? 0] ?? cohortOf([]);
      return trainClassifier(references, cohort);
    },
  };
}

/** Signatures of other people, what the kernel between them is, and how wide it is. */
interface Cohort {
  readonly samples: readonly Sample[];
  /** Row-major cosines of all pairs. */
  readonly cosines: Float32Array;
  /** Of K(a, b) = exp(-gamma |a - b|^2): one over the mean squared distance in the cohort. */
  readonly gamma: number;
}

function cohortOf(people: readonly Person<Sample>[]): Cohort {
  const samples = people.flatMap(({ genuine }) => genuine.slice(0, COHORT_SAMPLES));
  const cosines = new Float32Array(samples.length ** 2);
  let sum = 0;
  for (const [i, first] of samples.entries()) {
    for (let j = 0; j <= i; j++) {
      const cosine = dotProduct(first.descriptor, samples[j]?.descriptor ?? first.descriptor);
      cosines[i * samples.length + j] = cosine;
      cosines[j * samples.length + i] = cosine;
      sum += i === j ? 0 : 2 * (2 - 2 * cosine);
    }
  }
  const pairs = samples.length * (samples.length - 1);
  return { samples, cosines, gamma: sum > 0 ? pairs / sum : 1 };
}

function trainClassifier(references: readonly Sample[], { samples, cosines, gamma }: Cohort) {
  const vectors = [...references, ...samples];
  const rbf = (cosine: number) => Math.exp(-gamma * (2 - 2 * cosine));
  const kernel = new Float32Array(vectors.length ** 2);
  for (let i = 0; i < vectors.length; i++) {
    for (let j = 0; j <= i; j++) {
      const [a, b] = [i - references.length, j - references.length];
      const cosine =
        a >= 0 && b >= 0
          ? (cosines[a * samples.length + b] ?? 0)
          : dotProduct(vectors[i]?.descriptor ?? NOTHING, vectors[j]?.descriptor ?? NOTHING);
      kernel[i * vectors.length + j] = rbf(cosine);
      kernel[j * vectors.length + i] = rbf(cosine);
    }
  }
  const { coefficients, threshold } = trainSupportVectorMachine(
    (i, j) => kernel[i * vectors.length + j] ?? 0,
    vectors.map((_, i) => i < references.length),
    vectors.map((_, i) => (i < references.length ? (COST * samples.length) / references.length : COST)),
  );
  const support = vectors.flatMap(({ descriptor }, i) => {
    const coefficient = coefficients[i] ?? 0;
    return coefficient === 0 ? [] : [{ descriptor, coefficient }];
  });
  return ({ descriptor }: Sample) =>
    support.reduce(
      (sum, vector) => sum + vector.coefficient * rbf(dotProduct(vector.descriptor, descriptor)),
      -threshold,
    );
}

const NOTHING = new Float32Array();
