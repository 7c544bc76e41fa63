import { CountersignError } from '#core/errors/countersign-error.ts';

/** Exit status of a command that refused or failed with one of our own errors. */
const EXIT_REFUSED = 1;
/** Exit status of a defect of ours (EX_SOFTWARE of sysexits.h). */
const EXIT_DEFECT = 70;

/**
 * Prints an error for a person (or as JSON where the command was called with `--json`) on standard error and
 * ends the process with a status other than 0.
 */
export function reportAndExit(error: unknown): never {
  if (!(error instanceof CountersignError)) {
    console.error(error);
    process.exit(EXIT_DEFECT);
  }
  if (process.argv.includes('--json')) {
    console.error(
      JSON.stringify({ error: { code: error.code, message: error.message, remedy: error.remedy } }),
    );
  } else {
    console.error(`${error.message}\n${error.remedy} (${error.code})`);
  }
  process.exit(EXIT_REFUSED);
}
