import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { BareCheckout } from './bare-checkout.ts';

describe('runWithProjectNode', () => {
  it('refuses in one sentence where set-up has not run', async () => {
    const checkout = await BareCheckout.create();
    const result = checkout.run('cli/bin/countersign.mjs', ['--help']);
    expect(result.status).toBe(69);
    expect(result.stderr).toBe('Countersign is not set up in this checkout yet: run `npm run setup` once.\n');
    expect(result.stdout).toBe('');
  });
});

describe('runScript under another Node', () => {
  it('passes arguments on and ends with the same exit code', async () => {
    const checkout = await BareCheckout.create();
    const child = await checkout.spawnThroughOtherNode('console.log(process.argv[2]); process.exitCode = 7;');
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(output).toBe('an argument\n');
    expect(code).toBe(7);
  });

  it('passes a signal on, and lets the script end in its own way', async () => {
    const checkout = await BareCheckout.create();
    const child = await checkout.spawnThroughOtherNode(
      "process.on('SIGTERM', () => { console.log('stopping'); process.exit(5); });" +
        "setInterval(() => {}, 1000); console.log('ready');",
    );
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output === 'ready\n') child.kill('SIGTERM');
    });
    const [code] = await once(child, 'close');
    expect(output).toBe('ready\nstopping\n');
    expect(code).toBe(5);
  });

  it('dies of the signal that the script died of', async () => {
    const checkout = await BareCheckout.create();
    const child = await checkout.spawnThroughOtherNode("process.kill(process.pid, 'SIGTERM');");
    child.stdout.resume();
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });
});
