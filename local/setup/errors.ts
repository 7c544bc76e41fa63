import { CountersignError } from '#core/errors/countersign-error.ts';

/** The checkout cannot be made ready to run. */
export abstract class SetUpError extends CountersignError {}

/** Programs of the machine are missing; one sentence each. */
export class ToolsMissingError extends SetUpError {
  readonly code = 'tools-missing';

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'), { remedy: 'Then run the same command again.' });
  }
}

/** npm or pip refused to install pinned packages. */
export class PackageInstallError extends SetUpError {
  readonly code = 'package-install-failed';

  constructor(what: string, tail: string, log: string) {
    super(`${what} could not be installed; the whole log is ${log}. Its end:\n${tail}`, {
      remedy: 'Check the connection to the package registry, then run the same command again.',
    });
  }
}

/** A downloaded file is not the one whose checksum is pinned, or was not downloaded. */
export class DownloadAlteredError extends SetUpError {
  readonly code = 'download-altered';

  constructor(file: string) {
    super(`The download of ${file} is missing or not the pinned one.`, {
      remedy: 'Run the same command again; if it fails again, look at what your package mirror serves.',
    });
  }
}

/** `node local/bootstrap.mjs` was called with a word that it does not know. */
export class UnknownCommandError extends SetUpError {
  readonly code = 'setup-command-unknown';

  constructor(command: string | undefined, known: readonly string[]) {
    super(`${command === undefined ? 'No command was given' : `There is no command ${command}`}.`, {
      remedy: `Use one of: ${known.join(', ')}.`,
    });
  }
}
