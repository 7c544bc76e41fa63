/** `npm run proof`: every proof of package.json, one after another, to the end even where one fails. */
import { spawnSync } from 'node:child_process';
import packageJson from '../../package.json' with { type: 'json' };

const proofs = Object.keys(packageJson.scripts).filter((name) => name.startsWith('proof:'));
const failed = proofs.filter((name) => spawnSync('npm', ['run', name], { stdio: 'inherit' }).status !== 0);
if (failed.length > 0) console.error(`These failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
