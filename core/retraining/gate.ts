import { z } from 'zod';
import { percent } from '../percent.ts';
import type { MeasuredModel, MeasuredRate } from './measured-model.ts';

/** What a candidate may cost and how much worse it may be, at most. */
export const gateLimitsSchema = z.strictObject({
  graphBytes: z.int().positive().default(5_000_000),
  /** An embedding may take so many times as long as the active model's. */
  relativeLatency: z.number().positive().default(2),
  /** A group has collapsed where its error grew by more than this. */
  groupEerGrowth: z.number().positive().default(0.05),
  /** False acceptances may exceed what a threshold promises by this factor. */
  farExcess: z.number().min(1).default(2),
});
export type GateLimits = z.infer<typeof gateLimitsSchema>;

const gateRuleSchema = z.enum(['measured', 'eer', 'frr', 'far', 'group', 'size', 'latency']);
export type GateRule = z.infer<typeof gateRuleSchema>;

/** Why a candidate was let through or refused. */
export const gateVerdictSchema = z.strictObject({
  passed: z.boolean(),
  refusals: z.array(z.strictObject({ rule: gateRuleSchema, reason: z.string() })),
});
export type GateVerdict = z.infer<typeof gateVerdictSchema>;
export type Refusal = GateVerdict['refusals'][number];

/**
 * Decides whether a candidate may take the active model's place: on every benchmark it is no worse than the active
 * model beyond that model's own 95 % interval, keeps the promises of its thresholds, lets no group collapse, and is
 * neither too large nor too slow. Both must have been measured on the same people in the same way.
 */
export function judgeCandidate(
  candidate: MeasuredModel,
  active: MeasuredModel,
  limits: GateLimits,
): GateVerdict {
  const refusals = [
    ...active.rates.flatMap((rate) => compareRates(rateLike(candidate, rate), rate, limits)),
    ...candidate.rates.flatMap((rate) => brokenPromises(rate, limits)),
    ...costs(candidate, limits),
  ];
  return { passed: refusals.length === 0, refusals };
}

function compareRates(
  candidate: MeasuredRate | undefined,
  active: MeasuredRate,
  limits: GateLimits,
): Refusal[] {
  const where = describe(active);
  if (candidate === undefined || candidate.comparisons !== active.comparisons) {
    return [
      { rule: 'measured', reason: `${where}: the candidate was not measured in the same comparisons.` },
    ];
  }
  if (active.group !== undefined) {
    // Groups are small: what chance alone could make of the active model is no collapse.
    const collapsed = candidate.eer > Math.max(active.eer + limits.groupEerGrowth, active.eerInterval[1]);
    return collapsed
      ? [{ rule: 'group', reason: `${where}: EER ${percent(candidate.eer)} after ${percent(active.eer)}.` }]
      : [];
  }
  const refusals: Refusal[] = [];
  if (candidate.eer > active.eerInterval[1]) {
    const reason = `${where}: EER ${percent(candidate.eer)} is above the active model's interval, which ends at ${percent(active.eerInterval[1])}.`;
    refusals.push({ rule: 'eer', reason });
  }
  for (const { target, frrInterval } of active.atTargets) {
    const frr = candidate.atTargets.find((own) => own.target === target)?.frr ?? 1;
    if (frr <= frrInterval[1]) continue;
    const reason = `${where}: FRR ${percent(frr)} at FAR ${percent(target)} is above the active model's interval, which ends at ${percent(frrInterval[1])}.`;
    refusals.push({ rule: 'frr', reason });
  }
  return refusals;
}

/** Where more forgeries pass than the candidate's threshold promises, by more than so many comparisons can blur. */
function brokenPromises(rate: MeasuredRate, { farExcess }: GateLimits): Refusal[] {
  return rate.atTargets.flatMap(({ target, far }) => {
    // With no error in n comparisons the rate may still be 3/n at 95 % (ISO/IEC 19795-1, the rule of three).
    const blur = 3 / rate.comparisons;
    if (rate.group !== undefined || far <= target * farExcess + blur) return [];
    const reason = `${describe(rate)}: FAR ${percent(far)} where ${percent(target)} was promised.`;
    return [{ rule: 'far', reason }];
  });
}

function costs({ graphBytes, relativeLatency }: MeasuredModel, limits: GateLimits): Refusal[] {
  const refusals: Refusal[] = [];
  if (graphBytes > limits.graphBytes) {
    refusals.push({
      rule: 'size',
      reason: `The graph has ${graphBytes} bytes; at most ${limits.graphBytes}.`,
    });
  }
  if (relativeLatency > limits.relativeLatency) {
    const reason = `An embedding takes ${relativeLatency.toFixed(2)} times as long as the active model's; at most ${limits.relativeLatency}.`;
    refusals.push({ rule: 'latency', reason });
  }
  return refusals;
}

function rateLike({ rates }: MeasuredModel, wanted: MeasuredRate): MeasuredRate | undefined {
  return rates.find(
    ({ benchmark, group, references, forgery }) =>
      benchmark === wanted.benchmark &&
      group === wanted.group &&
      references === wanted.references &&
      forgery === wanted.forgery,
  );
}

function describe({ benchmark, group, references, forgery }: MeasuredRate): string {
  const people = group === undefined ? benchmark : `${benchmark} (${group})`;
  return `${people}, ${references} ${references === 1 ? 'reference' : 'references'}, ${forgery} forgeries`;
}
