/** The exit status for a service or tool that is not there (EX_UNAVAILABLE of sysexits.h). */
const EXIT_UNAVAILABLE = 69;

/**
 * Ends the process with sentences for a person: the way to refuse before the project's own Node, and with it the
 * project's error classes, is there.
 *
 * @param {readonly string[]} sentences
 * @returns {never}
 */
export function refuse(...sentences) {
  for (const sentence of sentences) console.error(sentence);
  process.exit(EXIT_UNAVAILABLE);
}
