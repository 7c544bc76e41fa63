import { answerOf, type TenantPolicy, type TenantPolicyAnswer } from 'countersign-client';
import type { ConnectionOptions } from '../connection-options.ts';
import { printAnswer } from '../print-answer.ts';

const POLICY = '/v1/policy';

/** `countersign policy show` */
export function printPolicy(options: ConnectionOptions): Promise<void> {
  return printAnswer(options, (service) => answerOf(service.GET(POLICY)), policyLines);
}

/** `countersign policy set` */
export function printNewTenantPolicy(policy: TenantPolicy, options: ConnectionOptions): Promise<void> {
  return printAnswer(options, (service) => answerOf(service.PUT(POLICY, { body: { policy } })), policyLines);
}

function policyLines({ policy, by, setAt }: TenantPolicyAnswer): string[] {
  const settings = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  return [
    settings.length === 0 ? 'Nothing is set; what is usual holds.' : settings.join(', '),
    ...(by === undefined ? [] : [`  set by ${by} ${setAt}`]),
  ];
}
