import { CountersignError } from '#core/errors/countersign-error.ts';

/** tfjs-node cannot be made ready for training. */
export abstract class TensorFlowSetUpError extends CountersignError {}

/** Training was started before the addon was built. */
export class TensorFlowNotSetUpError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-not-set-up';

  constructor() {
    super('TensorFlow is not set up in this checkout.', { remedy: 'Run `npm run setup` once.' });
  }
}

/** The Python that was named cannot run pip. */
export class PipMissingError extends TensorFlowSetUpError {
  readonly code = 'pip-missing';

  constructor(python: string, details: { readonly cause?: unknown } = {}) {
    super(`${python} cannot run pip, which fetches TensorFlow's library.`, {
      ...details,
      remedy:
        'Install Python 3.11 or newer with pip (Debian and Ubuntu: apt install python3-venv python3-pip).',
    });
  }
}

/** A program that building the addon needs is not on the PATH. */
export class CompilerMissingError extends TensorFlowSetUpError {
  readonly code = 'compiler-missing';

  constructor(missing: readonly string[]) {
    super(`Building the TensorFlow addon needs ${missing.join(' and ')}, which this machine does not have.`, {
      remedy: 'Install a C++ compiler and make (Debian and Ubuntu: apt install build-essential).',
    });
  }
}

/** COUNTERSIGN_TENSORFLOW holds a word that it does not know. */
export class TensorFlowChoiceError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-choice-unknown';

  constructor(choice: string) {
    super(`COUNTERSIGN_TENSORFLOW is ${JSON.stringify(choice)}.`, {
      remedy: 'Set it to cpu or gpu, or unset it.',
    });
  }
}

/** TensorFlow publishes no wheel for this machine that the addon is known to build against. */
export class PlatformUnsupportedError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-platform-unsupported';

  constructor(platform: string) {
    super(`There is no tested TensorFlow wheel for ${platform}.`, {
      remedy: 'Use Linux on x86-64, or name your own build of libtensorflow in LIBTENSORFLOW_DIR.',
    });
  }
}

/** pip did not deliver the wheel. */
export class WheelDownloadError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-download-failed';

  constructor(wheel: string, tail: string, details: { readonly cause?: unknown } = {}) {
    super(`pip could not download ${wheel}:\n${tail}`, {
      ...details,
      remedy:
        'Check the connection to the Python package index (or the mirror that pip is set to) and run again.',
    });
  }
}

/** The wheel is not the one whose checksum this program carries. */
export class WheelChecksumError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-checksum-mismatch';

  constructor(wheel: string, expected: string, actual: string) {
    super(`${wheel} has sha256 ${actual}, expected ${expected}; it was deleted.`, {
      remedy:
        'Run again; if it happens twice, the package index in use serves another file and is not to be trusted.',
    });
  }
}

/** The wheel is sound, but unpacking it failed: no space, no permission, or another layout. */
export class WheelUnpackError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-unpack-failed';

  constructor(wheel: string, reason: string, details: { readonly cause?: unknown } = {}) {
    super(`${wheel} could not be unpacked: ${reason}`, {
      ...details,
      remedy: 'Free 2 GB of disk (8 GB for the GPU build) and run again.',
    });
  }
}

/** A folder that should hold libtensorflow does not. */
export class LibraryLayoutError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-library-incomplete';

  constructor(directory: string, missing: string) {
    super(`${directory} has no ${missing}.`, {
      remedy: 'LIBTENSORFLOW_DIR must hold lib/ with libtensorflow and include/ with tensorflow/c/c_api.h.',
    });
  }
}

/** The compiler or node-gyp refused. */
export class AddonBuildError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-addon-build-failed';

  constructor(tail: string, log: string, headersFound: boolean, details: { readonly cause?: unknown } = {}) {
    super(`Building the TensorFlow addon failed; the whole log is ${log}. Its end:\n${tail}`, {
      ...details,
      remedy: headersFound
        ? 'Read the first compiler error in the log.'
        : "Node's C headers were not found: install them (Debian and Ubuntu: apt install libnode-dev) or name them with `npm config set nodedir`.",
    });
  }
}

/** Neither a build nor the official binaries are possible here. */
export class OfficialInstallError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-official-install-failed';

  constructor(obstacle: TensorFlowSetUpError, log: string, details: { readonly cause?: unknown } = {}) {
    super(`${obstacle.message} The official binaries could not be installed either; the log is ${log}.`, {
      ...details,
      remedy: obstacle.remedy,
    });
  }
}

/** The addon is there, but does not load or computes a wrong gradient. */
export class ProofFailedError extends TensorFlowSetUpError {
  readonly code = 'tensorflow-proof-failed';

  constructor(output: string, details: { readonly cause?: unknown } = {}) {
    super(`The TensorFlow addon did not compute a known convolution gradient:\n${output}`, {
      ...details,
      remedy: 'Delete .countersign/tensorflow and run `npm run setup` again.',
    });
  }
}
