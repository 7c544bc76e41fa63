import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Said where the tests cannot run. */
export const CHROMIUM_REMEDY =
  'Install Chromium (`apt-get install chromium`, `brew install --cask chromium`) or name one by COUNTERSIGN_CHROMIUM.';

/** The Chromium of this machine: the one that `COUNTERSIGN_CHROMIUM` names, else the first on the PATH. */
export function findChromium(): string | undefined {
  const named = process.env['COUNTERSIGN_CHROMIUM'];
  if (named !== undefined) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
