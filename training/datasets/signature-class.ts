/** Where the picture of one signature comes from; plain values, so that a worker thread can be handed it. */
export type SignatureSource =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'synthetic';
      readonly seed: number;
      readonly writer: number;
      readonly forged: boolean;
      readonly sample: number;
    };

/** How a picture is called in lists: its path, or which synthetic one it is. */
export function nameOfSource(source: SignatureSource): string {
  if (source.kind === 'file') return source.path;
  return `synthetic writer ${source.writer}, ${source.forged ? 'forgery' : 'genuine'} ${source.sample}`;
}

/** What the members of a class have in common. */
export interface ClassIdentity {
  /** Unique in its data set. */
  readonly id: string;
  /** The person whose signature it is, or is meant to be; the unit of the split. */
  readonly writer: string;
  /** Classes of one family are hard to tell apart: a person and that person's forgeries, one name by many writers. */
  readonly family: string;
  /** Skilled forgeries: negatives of their writer's genuine class, and of each other, never positives. */
  readonly forged: boolean;
}

/** One class of signatures, not yet read. */
export interface SignatureClass extends ClassIdentity {
  readonly sources: readonly SignatureSource[];
}

/** A data set as its reader lists it. */
export interface SignatureDataset {
  /** What tells it from every other set: two folders may have the same name. */
  readonly id: string;
  readonly name: string;
  /** How it is laid out. */
  readonly layout: string;
  readonly classes: readonly SignatureClass[];
}
