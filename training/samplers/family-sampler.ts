import type { Random } from '../random/random.ts';
import type { BatchPlan, SampledClass } from './batch-plan.ts';

/** Shape of a batch. */
export interface SamplerOptions {
  /** Classes in a batch (P) and images of each (K). */
  readonly classes: number;
  readonly samples: number;
  /** Most classes of one hard family in a batch. */
  readonly familySize: number;
}

/** What can be drawn from one data set. */
interface Stratum {
  readonly genuine: readonly number[];
  /** Families of two classes or more, with a genuine one among them. */
  readonly families: readonly (readonly number[])[];
}

/**
 * P classes × K images a batch (Hermans et al. 2017), balanced over data sets, part of it in hard families: a person
 * with the skilled forgeries of that person, or one name as several people write it.
 *
 * A draw depends on the given random numbers only, never on earlier draws, so that any batch of a run can be made
 * again by itself.
 */
export class FamilySampler {
  readonly #classes: readonly SampledClass[];
  readonly #options: SamplerOptions;
  readonly #strata: readonly Stratum[];

  /** @param classes at least two genuine ones */
  constructor(classes: readonly SampledClass[], options: SamplerOptions) {
    this.#classes = classes;
    this.#options = options;
    this.#strata = stratify(classes);
  }

  /**
   * Draws a batch of exactly P × K members.
   *
   * @param hardShare probability, 0 to 1, that the next classes drawn are a hard family
   */
  draw(random: Random, hardShare: number): BatchPlan {
    const chosen = this.#chooseClasses(random, hardShare);
    const { samples } = this.#options;
    const images = new Int32Array(chosen.length * samples);
    const labels = new Int32Array(chosen.length * samples);
    let unshared = this.#classes.length;
    let slot = 0;
    for (const index of chosen) {
      for (const image of this.#chooseImages(random, index)) {
        images[slot] = image;
        labels[slot] = this.#classes[index]?.forged ? unshared++ : index;
        slot++;
      }
    }
    return { images, labels };
  }

  #chooseClasses(random: Random, hardShare: number): number[] {
    const wanted = Math.min(this.#options.classes, this.#classes.length);
    const chosen = new Set<number>();
    // A small collection may hold fewer classes than can be drawn without a repeat: then the batch repeats some.
    const patience = wanted * 50;
    for (let attempt = 0; chosen.size < wanted && attempt < patience; attempt++) {
      const stratum = this.#strata[random.integer(this.#strata.length)];
      const family = stratum && random.chance(hardShare) ? drawFrom(random, stratum.families) : undefined;
      const group = family ? this.#hardGroup(random, family) : [drawFrom(random, stratum?.genuine ?? [])];
      for (const index of group) if (index !== undefined && chosen.size < wanted) chosen.add(index);
    }
    const list = [...chosen];
    while (list.length < this.#options.classes) list.push(list[random.integer(chosen.size)] ?? 0);
    return list;
  }

  /** A genuine class of the family first, so that a group cut short still has an anchor. */
  #hardGroup(random: Random, family: readonly number[]): number[] {
    const order = random.shuffle(family);
    const lead = order.findIndex((index) => !this.#classes[index]?.forged);
    const [genuine] = order.splice(lead, 1);
    return [...(genuine === undefined ? [] : [genuine]), ...order].slice(0, this.#options.familySize);
  }

  /** K images of a class without repeats while they last. */
  #chooseImages(random: Random, index: number): number[] {
    const { first = 0, count = 0 } = this.#classes[index] ?? {};
    const images: number[] = [];
    while (images.length < this.#options.samples) {
      images.push(...random.shuffle(Array.from({ length: count }, (_, offset) => first + offset)));
    }
    return images.slice(0, this.#options.samples);
  }
}

function drawFrom<T>(random: Random, items: readonly T[]): T | undefined {
  return items[random.integer(items.length)];
}

function stratify(classes: readonly SampledClass[]): Stratum[] {
  const sets = Map.groupBy(classes.keys(), (index) => classes[index]?.set);
  return [...sets.values()].map((members) => {
    const isGenuine = (index: number) => classes[index]?.forged === false;
    const families = Map.groupBy(members, (index) => classes[index]?.family);
    return {
      genuine: members.filter(isGenuine),
      families: [...families.values()].filter((family) => family.length > 1 && family.some(isGenuine)),
    };
  });
}
