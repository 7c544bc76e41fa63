import { spawnSync } from 'node:child_process';
import { isAtLeast, OLDEST_NODE, OLDEST_PYTHON, parseVersion } from './versions.mjs';

/**
 * A program of the machine that the project uses and cannot install itself.
 *
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} purpose - what it is for, completes "is needed to ..."
 * @property {string} remedy - how to get it
 * @property {boolean} required - without it nothing works; otherwise there is a second-best way
 * @property {string | undefined} version - what was found; undefined where it is missing or too old
 */

const PYTHONS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];
const PYTHON_CHECK = 'import sys, venv, ensurepip; print(sys.version.split()[0])';

/**
 * The command of the first Python that is new enough and can make a private environment.
 *
 * @returns {{ command: string, version: string } | undefined}
 */
export function findPython() {
  for (const command of PYTHONS) {
    const output = outputOf(command, ['-c', PYTHON_CHECK]);
    const version = output === undefined ? undefined : parseVersion(output);
    if (output !== undefined && version !== undefined && isAtLeast(version, OLDEST_PYTHON)) {
      return { command, version: output };
    }
  }
  return undefined;
}

/** @returns {readonly Tool[]} every tool, found or not */
export function findTools() {
  const node = parseVersion(process.versions.node);
  return [
    {
      name: `Node.js ${OLDEST_NODE.join('.')} or newer`,
      purpose: 'run Countersign',
      remedy: 'install the current LTS release from nodejs.org or with your version manager',
      required: true,
      version: node !== undefined && isAtLeast(node, OLDEST_NODE) ? process.versions.node : undefined,
    },
    {
      name: 'npm',
      purpose: 'install the packages Countersign is made of',
      remedy: 'install it with Node.js (Debian and Ubuntu: apt install npm)',
      required: true,
      version: outputOf('npm', ['--version']),
    },
    {
      name: `Python ${OLDEST_PYTHON.join('.')} or newer with venv`,
      purpose: 'run AWS on this machine and to fetch TensorFlow',
      remedy:
        'install it from python.org or your package manager (Debian and Ubuntu: apt install python3-venv)',
      required: true,
      version: findPython()?.version,
    },
    {
      name: 'make',
      purpose: 'build the bridge to a current TensorFlow (without it the 2.9.1 binaries are tried)',
      remedy: 'install it with your package manager (Debian and Ubuntu: apt install build-essential)',
      required: false,
      version: firstLineOf(outputOf('make', ['--version'])),
    },
    {
      name: 'a C++ compiler',
      purpose: 'build the bridge to a current TensorFlow (without it the 2.9.1 binaries are tried)',
      remedy: 'install g++ or clang (Debian and Ubuntu: apt install build-essential)',
      required: false,
      version: firstLineOf(
        outputOf(process.env['CXX'] ?? 'c++', ['--version']) ?? outputOf('g++', ['--version']),
      ),
    },
  ];
}

/**
 * What is missing, what for, how to get it, in one sentence.
 *
 * @param {Tool} tool
 */
export function missingSentence(tool) {
  return `${tool.name} is missing, which is needed to ${tool.purpose}: ${tool.remedy}.`;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | undefined} trimmed standard output; undefined where the command fails or does not exist
 */
function outputOf(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** @param {string | undefined} text */
function firstLineOf(text) {
  return text?.split('\n')[0];
}
