import { CountersignError } from './countersign-error.ts';

/** A model artefact that must not be used. */
export abstract class ModelError extends CountersignError {}

/** A file of the artefact is not the one its manifest vouches for. */
export class ModelChecksumError extends ModelError {
  readonly code = 'model-checksum-mismatch';

  constructor(file: string, expected: string, actual: string) {
    super(`The model's ${file} has sha256 ${actual}, its manifest says ${expected}.`, {
      remedy: 'The file was damaged or replaced: publish or copy the model artefact again.',
    });
  }
}

/** The artefact's manifest is missing, no JSON, or not of a schema that this program knows. */
export class ModelManifestError extends ModelError {
  readonly code = 'model-manifest-invalid';

  constructor(reason: string, details: { readonly cause?: unknown } = {}) {
    super(`The model manifest cannot be used: ${reason}`, {
      ...details,
      remedy: 'Name a folder that `countersign export` wrote, of the same program version or older.',
    });
  }
}

/** A file that the manifest names is not there. */
export class ModelFileMissingError extends ModelError {
  readonly code = 'model-file-missing';

  constructor(file: string, details: { readonly cause?: unknown } = {}) {
    super(`The model artefact has no ${file}.`, {
      ...details,
      remedy: 'Copy or publish the whole artefact: model.onnx and manifest.json belong together.',
    });
  }
}

/** The model was trained on images that another version of the preprocessing made. */
export class ModelPreprocessingError extends ModelError {
  readonly code = 'model-preprocessing-mismatch';

  constructor(expected: string, actual: string) {
    super(`The model wants preprocessing ${expected}; this program has ${actual}.`, {
      remedy: 'Use the program version that the model was made with, or retrain the model.',
    });
  }
}

/** The ONNX graph cannot be loaded, or its inputs and outputs are not what the manifest says. */
export class ModelGraphError extends ModelError {
  readonly code = 'model-graph-invalid';

  constructor(reason: string, details: { readonly cause?: unknown } = {}) {
    super(`The model's ONNX graph cannot be used: ${reason}`, {
      ...details,
      remedy: 'Export the model again with `countersign export`.',
    });
  }
}
