import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { z } from 'zod';
import type { judgementSchema } from '../api/schemas/verifications/judgement.ts';
import type { Step } from './steps.ts';
import { type TracedStep, traceSteps } from './trace.ts';

/** Where CloudWatch keeps what the functions count. */
export const NAMESPACE = 'Countersign';

/** What is counted of a decision: nothing that its caller does not see, and not about whom it was. */
type CountedDecision = Pick<
  z.infer<typeof judgementSchema>,
  'decision' | 'reason' | 'score' | 'modelVersion'
>;

const DECISION_METRIC = {
  accept: 'DecisionAccept',
  review: 'DecisionReview',
  reject: 'DecisionReject',
} as const satisfies Record<CountedDecision['decision'], string>;

/**
 * What a function measures of itself: how long requests and their steps take, how they are decided, when it had to start.
 * A Lambda function answers one request at a time, so what is measured between `begin` and `end` is that request's.
 */
export class Telemetry {
  readonly #metrics: Metrics;
  #steps: TracedStep[] = [];
  #begun = 0;

  /** @param service name of the function, the one dimension of its metrics */
  constructor(service: string) {
    this.#metrics = new Metrics({ namespace: NAMESPACE, serviceName: service });
  }

  /** A request has come in. */
  begin(): void {
    this.#begun = Date.now();
    this.#metrics.captureColdStartMetric();
  }

  /** Times a step, whether or not it fails. Steps may overlap: what waits for the table waits for the processor too. */
  readonly time = async <Result>(step: Step, work: () => Promise<Result>): Promise<Result> => {
    const start = Date.now();
    try {
      return await work();
    } finally {
      const end = Date.now();
      this.#steps.push({ name: step, start, end });
      this.#metrics.addMetric(`${step}Time`, MetricUnit.Milliseconds, end - start);
    }
  };

  /** Counts a decision by its outcome, and its score where it rests on evidence. */
  decided({ decision, reason, score, modelVersion }: CountedDecision): void {
    this.#metrics.addMetric(DECISION_METRIC[decision], MetricUnit.Count, 1);
    if (reason === 'evidence') this.#metrics.addMetric('Score', MetricUnit.NoUnit, score);
    else this.#metrics.addMetric('CopyOfReference', MetricUnit.Count, 1);
    this.#metrics.addMetadata('modelVersion', modelVersion);
  }

  /**
   * The request is answered: what was measured of it is written, and traced where requests are. How long it took as a
   * whole is counted beside its steps; Lambda counts it for every other request.
   */
  async end(): Promise<void> {
    const steps = this.#steps;
    this.#steps = [];
    if (steps.length > 0) {
      this.#metrics.addMetric('AnswerTime', MetricUnit.Milliseconds, Date.now() - this.#begun);
    }
    if (this.#metrics.hasStoredMetrics()) this.#metrics.publishStoredMetrics();
    await traceSteps(steps);
  }
}
