import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SERVICE_FUNCTIONS } from '#infra/bundling/service-functions.ts';
import { type CostItem, standingCosts, totalOf, verificationCosts } from '#infra/cost/estimate.ts';
import { LIST_PRICES } from '#infra/cost/list-prices.ts';
import { ROOT } from '#local/setup/checkout.mjs';
import { templatesOf } from '../support/synthesize.ts';

const PLAIN = { functions: SERVICE_FUNCTIONS.length, firewall: false, warmVerifications: 0 };

/** Rows of a table in docs/cost.md. */
function rows(items: readonly CostItem[], digits: number): string[] {
  return [...items, { what: 'together', usd: totalOf(items) }].map(
    ({ what, usd }) => `| ${what} | ${usd.toFixed(digits)} |`,
  );
}

describe('what a deployment costs', () => {
  it('counts the keys and alarms that the stacks have', async () => {
    const templates = Object.values(await templatesOf());
    const count = (type: string) =>
      templates.reduce((sum, template) => sum + Object.keys(template.findResources(type)).length, 0);
    const costOf = (item: string) => standingCosts(PLAIN).find(({ what }) => what === item)?.usd;

    expect(costOf('customer-managed keys')).toBeCloseTo(count('AWS::KMS::Key') * LIST_PRICES.keyMonth);
    expect(costOf('alarms')).toBeCloseTo(
      (count('AWS::CloudWatch::Alarm') - 1) * LIST_PRICES.alarmMonth + LIST_PRICES.anomalyAlarmMonth,
    );
  });

  it('grows with what is asked for', () => {
    const plain = totalOf(standingCosts(PLAIN));

    expect(totalOf(standingCosts({ ...PLAIN, firewall: true })) - plain).toBeCloseTo(9);
    expect(totalOf(standingCosts({ ...PLAIN, warmVerifications: 2 })) - plain).toBeGreaterThan(35);
    expect(totalOf(verificationCosts(2000))).toBeCloseTo(2 * totalOf(verificationCosts(1000)));
  });

  it('is what docs/cost.md says', async () => {
    const text = (await readFile(join(ROOT, 'docs/cost.md'), 'utf8')).replaceAll(/ {2,}/g, ' ');

    expect(text).toContain(LIST_PRICES.asOf);
    for (const row of [...rows(standingCosts(PLAIN), 2), ...rows(verificationCosts(1000), 4)]) {
      expect(text).toContain(row);
    }
  });
});
