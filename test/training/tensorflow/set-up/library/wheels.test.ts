import { describe, expect, it } from 'vitest';
import { PlatformUnsupportedError } from '#training/tensorflow/set-up/errors.ts';
import { wheelFor } from '#training/tensorflow/set-up/library/wheels.ts';

describe('wheelFor', () => {
  it('names different files with different checksums for CPU and GPU', () => {
    const cpu = wheelFor('linux', 'x64', false);
    const gpu = wheelFor('linux', 'x64', true);
    expect(cpu.fileName).not.toBe(gpu.fileName);
    expect(cpu.sha256).not.toBe(gpu.sha256);
    expect([cpu.cuda, gpu.cuda]).toEqual([false, true]);
    for (const wheel of [cpu, gpu]) {
      expect(wheel.sha256).toMatch(/^[0-9a-f]{64}$/);
      const tag = `cp${wheel.pythonVersion.replace('.', '')}`;
      const project = wheel.project.replace('-', '_');
      expect(wheel.fileName).toBe(`${project}-${wheel.version}-${tag}-${tag}-${wheel.platformTag}.whl`);
    }
  });

  it.each([
    ['darwin', 'arm64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
  ] as const)('refuses %s on %s, which was never tried', (platform, architecture) => {
    expect(() => wheelFor(platform, architecture, false)).toThrow(PlatformUnsupportedError);
  });
});
