import { z } from 'zod';

/** Kinds of emulated AWS that differ in what they can do. */
export const emulatorSchema = z.enum(['ministack', 'localstack']);
export type Emulator = z.infer<typeof emulatorSchema>;

/** Everything that not every emulator can do: a stack of the app, or a feature that a test needs. */
export type Capability =
  | 'stack Drift'
  | 'stack Firewall'
  | 'stack Budget'
  | 'stack Training with Batch'
  | 'gateway responses'
  | 'enforced permissions';

/**
 * What an emulator cannot do, and why. What is listed is left out of deployments there, and its tests are skipped
 * there by name; everything else has to work.
 */
export const GAPS: Readonly<Record<Emulator, Partial<Record<Capability, string>>>> = {
  ministack: {
    'stack Drift': 'knows no alarm on several metrics',
    'stack Firewall': 'cannot attach a firewall to an API',
    'stack Budget': 'knows no budgets',
    'stack Training with Batch': 'knows no Batch in CloudFormation',
  },
  localstack: {
    'stack Drift': 'knows no anomaly detection',
    'stack Firewall': 'has no firewalls without a license',
    'stack Budget': 'knows no budgets',
    'stack Training with Batch': 'has no Batch without a license',
    'enforced permissions': 'enforces none without a license',
    'gateway responses': 'answers an unknown route with a body of its own',
  },
};

/** Which kind answers at an endpoint. */
export async function emulatorAt(endpoint: string): Promise<Emulator> {
  return (await fetch(`${endpoint}/_ministack/health`)).ok ? 'ministack' : 'localstack';
}
