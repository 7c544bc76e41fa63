/**
 * @typedef {readonly [major: number, minor: number]} Version
 */

/** Oldest Node that runs the set-up. @type {Version} */
export const OLDEST_NODE = [20, 19];
/** Oldest Python that runs the local AWS. @type {Version} */
export const OLDEST_PYTHON = [3, 11];

/**
 * The first `major.minor` in a text such as `v24.21.0` or `Python 3.11.7`; undefined where there is none.
 *
 * @param {string} text
 * @returns {Version | undefined}
 */
export function parseVersion(text) {
  const match = /(\d+)\.(\d+)/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/**
 * @param {Version} version
 * @param {Version} oldest
 */
export function isAtLeast(version, oldest) {
  return version[0] > oldest[0] || (version[0] === oldest[0] && version[1] >= oldest[1]);
}

/**
 * Whether a Node strips types by itself, which is what running the project needs: from 22.18 on, and not the early
 * releases of 23.
 *
 * @param {string} text - as in `process.versions.node`
 */
export function runsTypeScript(text) {
  const version = parseVersion(text);
  if (version === undefined) return false;
  return version[0] === 23 ? isAtLeast(version, [23, 6]) : isAtLeast(version, [22, 18]);
}
