import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from '#local/setup/checkout.mjs';
import { temporaryDirectory } from '#test/training/tensorflow/set-up/fake-programs.ts';

/** A checkout as git leaves it, nothing installed: the sources that the way in consists of. */
export class BareCheckout {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async create(): Promise<BareCheckout> {
    const root = await temporaryDirectory();
    for (const part of ['local', 'cli', 'core', 'training', 'package.json', 'package-lock.json']) {
      await cp(join(ROOT, part), join(root, part), { recursive: true });
    }
    return new BareCheckout(root);
  }

  /** Runs a script of it with nothing on the PATH but `bin`. */
  run(script: string, args: readonly string[] = [], bin = ''): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, [join(this.root, script), ...args], {
      encoding: 'utf8',
      env: { PATH: bin },
    });
  }

  /** Starts a script that calls `runScript` with a Node other than the running one, as on a machine with an old Node. */
  async spawnThroughOtherNode(body: string) {
    const other = join(this.root, 'other', 'node');
    await mkdir(dirname(other));
    await symlink(process.execPath, other);
    await writeFile(join(this.root, 'body.mjs'), body);
    const call = `runScript(${JSON.stringify(other)}, 'body.mjs', ['an argument'])`;
    await writeFile(
      join(this.root, 'caller.mjs'),
      `import { runScript } from './local/setup/project-node.mjs';\nawait ${call};`,
    );
    return spawn(process.execPath, [join(this.root, 'caller.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  }
}
