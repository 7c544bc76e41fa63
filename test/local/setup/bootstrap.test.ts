import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BareCheckout } from './bare-checkout.ts';

describe('bootstrap', () => {
  it('names every missing tool before it installs anything', async () => {
    const checkout = await BareCheckout.create();
    const result = checkout.run('local/bootstrap.mjs', ['setup']);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('npm is missing, which is needed to');
    expect(result.stderr).toContain('Python 3.11 or newer with venv is missing, which is needed to');
    expect(result.stderr).not.toContain('    at ');
    expect(existsSync(join(checkout.root, '.countersign'))).toBe(false);
  });

  it('refuses a command that it does not know, before set-up', async () => {
    const checkout = await BareCheckout.create();
    const result = checkout.run('local/bootstrap.mjs', ['strat']);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('There is no command strat.');
    expect(result.stderr).toContain('setup, start, test');
  });
});
