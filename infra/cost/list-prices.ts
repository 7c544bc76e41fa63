/** US dollars, us-east-1, without the free tier and without discounts; from the pricing page of each service. */
export const LIST_PRICES = {
  /** When they were last looked up. Prices change: look again before you rely on them. */
  asOf: '2025-06',
  keyMonth: 1,
  alarmMonth: 0.1,
  /** An alarm that learns what is usual counts as three. */
  anomalyAlarmMonth: 0.3,
  dashboardMonth: 3,
  customMetricMonth: 0.3,
  firewallMonth: 5,
  firewallRuleMonth: 1,
  warmGigabyteSecond: 0.0000041667,
  functionGigabyteSecond: 0.0000166667,
  functionCall: 0.2 / 1e6,
  apiRequest: 3.5 / 1e6,
  firewallRequest: 0.6 / 1e6,
  readUnit: 0.125 / 1e6,
  writeUnit: 0.625 / 1e6,
  trace: 5 / 1e6,
  logGigabyte: 0.5,
  /** A month; with the copy that point-in-time recovery keeps. */
  tableGigabyteMonth: 0.25 + 0.2,
  bucketGigabyteMonth: 0.023,
} as const;
