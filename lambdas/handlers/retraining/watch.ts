import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { modelsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { ModelRegistry } from '../../stores/models/model-registry.ts';
import { scanScores } from '../../stores/verifications/score-scan.ts';
import { NAMESPACE } from '../../telemetry/telemetry.ts';
import { watchScores } from '../../use-cases/upkeep/watch-scores.ts';

const SERVICE = 'retraining-watch';
const logger = new Logger({ serviceName: SERVICE });
const metrics = new Metrics({ namespace: NAMESPACE, serviceName: SERVICE });
const table = tableClient();
const stores = {
  registry: new ModelRegistry(table, tableName(), bucketClient(), modelsBucket()),
  scores: (range: Parameters<typeof scanScores>[2]) => scanScores(table, tableName(), range),
};

/** Lambda entry point of the daily look at how scores are distributed; an alarm looks at its metric. */
export async function handler(): Promise<void> {
  const drift = await watchScores(stores, new Date());
  if (drift === undefined) {
    logger.info('too early or too little to compare');
    return;
  }
  logger.info('compared', { ...drift });
  metrics.addMetric('ScoreDrift', MetricUnit.NoUnit, drift.stability);
  metrics.publishStoredMetrics();
}
