import { expect, it } from 'vitest';
import { costLines } from '#cli/deployment/cost-lines.ts';

const dollarsAMonth = (...context: string[]): number =>
  Number(/\$([\d.]+) a month/.exec(costLines(context).join(' '))?.[1]);

it('counts what the configuration asks for beyond cdk.json', () => {
  expect(dollarsAMonth('firewall=true') - dollarsAMonth()).toBeCloseTo(9);
  expect(dollarsAMonth('tokenIssuer=https://issuer.example/?a=b')).toBe(dollarsAMonth());
});

it('refuses a configuration that the deployment would refuse', () => {
  expect(() => costLines(['firewall=perhaps'])).toThrow('firewall');
});
