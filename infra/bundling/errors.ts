import { CountersignError } from '#core/errors/countersign-error.ts';

/** A native package that every Lambda bundle needs is not installed on the machine that deploys. */
export class NativePackageMissingError extends CountersignError {
  readonly code = 'native-package-missing';

  constructor(name: string, details: { readonly cause?: unknown } = {}) {
    super(`The package ${name} for Linux x86-64 is not installed, and Lambda needs it.`, {
      ...details,
      remedy: `Run \`npm install --no-save --os=linux --cpu=x64 --libc=glibc ${name}\` and deploy again.`,
    });
  }
}
