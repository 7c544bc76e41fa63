import { LIST_PRICES } from './list-prices.ts';

/** One thing that is paid for. */
export interface CostItem {
  readonly what: string;
  /** US dollars. */
  readonly usd: number;
}

/** The choices of a deployment that cost something while nobody calls. */
export interface Standing {
  readonly functions: number;
  readonly firewall: boolean;
  /** Verifications kept warm around the clock. */
  readonly warmVerifications: number;
}

const SECONDS_PER_MONTH = 730 * 3600;
const GIBIBYTE = 1024;
/** Memory of a function that embeds, and how long one verification takes there (docs/decisions/0022). */
const MEMORY_GIBIBYTES = 1769 / GIBIBYTE;
const VERIFICATION_SECONDS = 0.06;

/** One key for what is stored, one for alarms. */
const KEYS = 2;
/** Failures, latency, table throttles and failures; and two for each function. */
const ALARMS = 4;
const ALARMS_OF_A_FUNCTION = 2;
/** Of verifications: decisions (three), scores, copies, four steps and the whole; and the starts of each function. */
const CUSTOM_METRICS = 10;
const CUSTOM_METRICS_OF_A_FUNCTION = 1;
/** The rate limit and three groups of AWS's. */
const FIREWALL_RULES = 4;

/** What a deployment costs a month while nobody calls it, before what it stores. */
export function standingCosts({ functions, firewall, warmVerifications }: Standing): CostItem[] {
  const { keyMonth, alarmMonth, anomalyAlarmMonth, dashboardMonth, customMetricMonth } = LIST_PRICES;
  const { firewallMonth, firewallRuleMonth, warmGigabyteSecond } = LIST_PRICES;
  const items = [
    { what: 'customer-managed keys', usd: KEYS * keyMonth },
    {
      what: 'alarms',
      usd: (ALARMS + ALARMS_OF_A_FUNCTION * functions) * alarmMonth + anomalyAlarmMonth,
    },
    { what: 'dashboard', usd: dashboardMonth },
    {
      what: 'custom metrics',
      usd: (CUSTOM_METRICS + CUSTOM_METRICS_OF_A_FUNCTION * functions) * customMetricMonth,
    },
    { what: 'firewall', usd: firewall ? firewallMonth + FIREWALL_RULES * firewallRuleMonth : 0 },
    {
      what: 'warm verifications',
      usd: warmVerifications * MEMORY_GIBIBYTES * SECONDS_PER_MONTH * warmGigabyteSecond,
    },
  ];
  return items.filter(({ usd }) => usd > 0);
}

/**
 * Strongly consistent reads of a verification against five references: the pointer, the subject, 6 kB of embeddings;
 * and a transaction of a check and a record, which counts double.
 */
const READ_UNITS = 4;
const WRITE_UNITS = 4;
/** What the function, the API and the trace say of one call. */
const LOG_GIGABYTES = 2e-6;
/** X-Ray keeps one call in twenty. */
const TRACED = 0.05;

/** What a number of warm verifications costs. */
export function verificationCosts(verifications: number, firewall = false): CostItem[] {
  const { apiRequest, firewallRequest, functionCall, functionGigabyteSecond } = LIST_PRICES;
  const { readUnit, writeUnit, logGigabyte, trace } = LIST_PRICES;
  const one = [
    { what: 'API requests', usd: apiRequest + (firewall ? firewallRequest : 0) },
    {
      what: 'functions',
      usd: functionCall + MEMORY_GIBIBYTES * VERIFICATION_SECONDS * functionGigabyteSecond,
    },
    { what: 'table', usd: READ_UNITS * readUnit + WRITE_UNITS * writeUnit },
    { what: 'logs', usd: LOG_GIGABYTES * logGigabyte },
    { what: 'traces', usd: TRACED * trace },
  ];
  return one.map(({ what, usd }) => ({ what, usd: usd * verifications }));
}

export function totalOf(items: readonly CostItem[]): number {
  return items.reduce((sum, { usd }) => sum + usd, 0);
}
