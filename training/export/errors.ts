import { CountersignError } from '#core/errors/countersign-error.ts';

/** A model that must not leave training. */
export abstract class ExportError extends CountersignError {}

/** The network has a layer, or uses one in a way, that has no counterpart in the graph. */
export class UnsupportedLayerError extends ExportError {
  readonly code = 'export-layer-unsupported';

  constructor(layer: string, kind: string, reason: string) {
    super(`Layer ${layer} (${kind}) cannot be exported: ${reason}.`, {
      remedy:
        'Build the network from the layers of training/networks, or add a converter to training/export.',
    });
  }
}

/** The exported graph does not compute what the trained network computes. */
export class ExportParityError extends ExportError {
  readonly code = 'export-parity';

  constructor(largestDifference: number, limit: number) {
    super(
      `The graph differs from the network by ${largestDifference} in an entry; at most ${limit} is right.`,
      {
        remedy: 'Nothing was written. Report the run folder: a converter does not fit this network.',
      },
    );
  }
}

/** The folder to write to is there already; artefacts are never changed. */
export class ModelFolderExistsError extends ExportError {
  readonly code = 'export-folder-exists';

  constructor(folder: string) {
    super(`${folder} exists already, and a model artefact is never overwritten.`, {
      remedy: 'Name another folder, or remove this one.',
    });
  }
}

/** No image is left to compare graph and network on. */
export class NoParityImagesError extends ExportError {
  readonly code = 'export-without-images';

  constructor() {
    super('There is no prepared image of the run to compare graph and network on.', {
      remedy: 'Make the data of the run available where it was trained from.',
    });
  }
}
