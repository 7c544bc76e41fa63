import type { ValidationRates } from '#training/evaluation/validate.ts';
import type { StepMeasures } from '#training/loop/train-step.ts';

/** The namespace of all metrics of a deployment. */
const NAMESPACE = 'Countersign';

/**
 * What of a step CloudWatch shows: a line in its embedded metric format (CloudWatch user guide, "Embedded metric format
 * specification") becomes metrics once it reaches a log group, as every line of a Batch job does.
 */
export function stepMetrics(
  progress: number,
  { loss, activeTriplets, triplets }: Pick<StepMeasures, 'loss' | 'activeTriplets' | 'triplets'>,
): object {
  return metricLine({
    TrainingProgress: progress,
    TrainingLoss: loss,
    ActiveTriplets: triplets === 0 ? 0 : activeTriplets / triplets,
  });
}

/** Equal error rates on the people of one set that training holds out. */
export function validationMetrics({ random, skilled }: Omit<ValidationRates, 'set'>): object {
  return metricLine({
    ...(random !== null && { RandomEqualErrorRate: random }),
    ...(skilled !== null && { SkilledEqualErrorRate: skilled }),
  });
}

function metricLine(metrics: Readonly<Record<string, number>>): object {
  return {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [[]],
          Metrics: Object.keys(metrics).map((Name) => ({ Name })),
        },
      ],
    },
    ...metrics,
  };
}
