import { CountersignError } from '#core/errors/countersign-error.ts';

/** A model that must not leave training. */
abstract class ExportError extends CountersignError {}

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

/** onnxruntime does not load or run the exported graph. */
export class ExportGraphError extends ExportError {
  readonly code = 'export-graph';

  constructor(optimizationLevel: string, details: { readonly cause?: unknown }) {
    super(`onnxruntime does not run the graph at optimization level ${optimizationLevel}.`, {
      ...details,
      remedy: 'Nothing was written. Report the run folder: a converter does not fit this network.',
    });
  }
}

/** The exported graph does not compute what the trained network computes. */
export class ExportParityError extends ExportError {
  readonly code = 'export-parity';

  constructor(difference: number, limit: number, optimizationLevel: string) {
    super(
      `The graph differs from the network by ${difference} in an entry at onnxruntime's optimization level ` +
        `${optimizationLevel}; less than ${limit} is right.`,
      {
        remedy: 'Nothing was written. Report the run folder: a converter does not fit this network.',
      },
    );
  }
}

/** With int8 kernels the model errs more often than its network. */
export class QuantizationLossError extends ExportError {
  readonly code = 'export-quantization-loss';

  constructor(loss: number, limit: number) {
    super(`With int8 kernels the mean equal error rate rises by ${loss}; at most ${limit} is accepted.`, {
      remedy: 'Nothing was written. Export without --int8, or train for longer.',
    });
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
