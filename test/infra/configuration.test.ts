import { describe, expect, it } from 'vitest';
import { readConfiguration } from '#infra/configuration.ts';

const CONTEXT: Readonly<Record<string, string>> = {
  stage: 'staging',
  region: 'eu-central-1',
  tokenIssuer: 'https://login.example.com/',
  tokenAudience: 'countersign',
};

const read = (changes: Record<string, unknown> = {}) =>
  readConfiguration((key) => ({ ...CONTEXT, ...changes })[key]);

describe('readConfiguration', () => {
  it("looks for the issuer's keys beside the issuer", () => {
    expect(read().tokenJwksUri).toBe('https://login.example.com/.well-known/jwks.json');
  });

  it('takes numbers as the command line gives them', () => {
    expect(read({ verificationRetentionDays: '30' }).verificationRetentionDays).toBe(30);
  });

  it.each([
    ['firewall', 'true', true],
    ['firewall', false, false],
    ['callers', 'branches,online', ['branches', 'online']],
    ['callers', ['branches'], ['branches']],
    ['callers', '', []],
    ['trainingCompute', 'batch', 'batch'],
  ] as const)('takes %s as %j', (key, given, taken) => {
    expect(read({ [key]: given })[key]).toEqual(taken);
  });

  it('retains what is stored in production only', () => {
    expect([read().retain, read({ stage: 'production' }).retain]).toEqual([false, true]);
  });

  it.each([
    ['stage', 'Prod!'],
    ['region', 'frankfurt'],
    ['tokenIssuer', 'login'],
    ['tokenAudience', undefined],
    ['verificationRetentionDays', '0'],
    ['logRetentionDays', '91'],
    ['recoveryDays', '36'],
    ['callers', 'A Bank'],
    ['alarmEmail', 'duty'],
    ['firewall', 'maybe'],
    ['trainingCompute', 'gpu'],
  ])('refuses %s = %s by name', (key, value) => {
    expect(() => read({ [key]: value })).toThrow(key);
  });
});
