import { PlatformUnsupportedError } from '../errors.ts';

/** A wheel of the Python package index whose shared libraries the addon links to. */
export interface TensorFlowWheel {
  /** Project name and version as pip takes them. */
  readonly project: string;
  readonly version: string;
  /** What pip must be told, so that the choice does not depend on the machine's Python. */
  readonly pythonVersion: string;
  readonly platformTag: string;
  readonly fileName: string;
  /** Of the whole file, lower-case hexadecimal; also what the package index publishes. */
  readonly sha256: string;
  /** Whether the library wants the CUDA runtime beside it. */
  readonly cuda: boolean;
}

export const TENSORFLOW_VERSION = '2.21.0';

const linuxX64 = {
  version: TENSORFLOW_VERSION,
  pythonVersion: '3.12',
  platformTag: 'manylinux_2_27_x86_64',
} as const;

const WHEELS: ReadonlyMap<string, TensorFlowWheel> = new Map([
  [
    'linux-x64-cpu',
    {
      ...linuxX64,
      project: 'tensorflow-cpu',
      fileName: 'tensorflow_cpu-2.21.0-cp312-cp312-manylinux_2_27_x86_64.whl',
      sha256: 'dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb',
      cuda: false,
    },
  ],
  [
    'linux-x64-gpu',
    {
      ...linuxX64,
      project: 'tensorflow',
      fileName: 'tensorflow-2.21.0-cp312-cp312-manylinux_2_27_x86_64.whl',
      sha256: 'b3b95643c4e70eb925839938fb35cbe142f317ec84af6844ee61513713bb13c0',
      cuda: true,
    },
  ],
]);

/** The wheel for a machine; undefined where none was tried. */
export function findWheel(
  platform: NodeJS.Platform,
  architecture: string,
  gpu: boolean,
): TensorFlowWheel | undefined {
  return WHEELS.get(`${platform}-${architecture}-${gpu ? 'gpu' : 'cpu'}`);
}

/**
 * The wheel for a machine.
 *
 * @throws {PlatformUnsupportedError} where none was tried.
 */
export function wheelFor(platform: NodeJS.Platform, architecture: string, gpu: boolean): TensorFlowWheel {
  const wheel = findWheel(platform, architecture, gpu);
  if (wheel === undefined) {
    throw new PlatformUnsupportedError(`${gpu ? 'GPUs on ' : ''}${platform}-${architecture}`);
  }
  return wheel;
}
