import { SERVICE_FUNCTIONS } from '#infra/bundling/service-functions.ts';
import { readConfiguration } from '#infra/configuration.ts';
import { standingCosts, totalOf, verificationCosts } from '#infra/cost/estimate.ts';
import { LIST_PRICES } from '#infra/cost/list-prices.ts';
import cdk from '../../cdk.json' with { type: 'json' };

const VERIFICATIONS = 1000;

/** What a deployment with this context (`key=value` each, over cdk.json) costs, in words. */
export function costLines(context: readonly string[]): string[] {
  const overrides = context.map((entry) => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1)] as const;
  });
  const values: Readonly<Record<string, unknown>> = { ...cdk.context, ...Object.fromEntries(overrides) };
  const { firewall, warmVerifications } = readConfiguration((key) => values[key]);
  const standing = totalOf(
    standingCosts({ functions: SERVICE_FUNCTIONS.length, firewall, warmVerifications }),
  );
  const called = totalOf(verificationCosts(VERIFICATIONS, firewall));
  return [
    `It costs about $${standing.toFixed(2)} a month while nobody calls it, and $${called.toFixed(3)} for ` +
      `${VERIFICATIONS.toLocaleString('en')} verifications`,
    `(list prices of us-east-1, ${LIST_PRICES.asOf}; see docs/cost.md).`,
  ];
}
