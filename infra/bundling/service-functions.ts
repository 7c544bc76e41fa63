/** A Lambda function, named as its bundle is. */
export interface FunctionSource {
  readonly name: string;
  /** Entry point, relative to the project's root. */
  readonly entry: string;
  /** Whether it decodes and embeds images, so needs onnxruntime-node and sharp. */
  readonly embeds: boolean;
}

/** One Lambda function a route group, named as its route group is. */
interface ServiceFunctionSource extends FunctionSource {
  readonly name:
    | 'references'
    | 'verifications'
    | 'reviews'
    | 'subjects'
    | 'models'
    | 'retrainings'
    | 'service';
}

/** The functions of the service. */
export const SERVICE_FUNCTIONS: readonly ServiceFunctionSource[] = [
  { name: 'references', entry: 'lambdas/handlers/references.ts', embeds: true },
  { name: 'verifications', entry: 'lambdas/handlers/verifications.ts', embeds: true },
  { name: 'reviews', entry: 'lambdas/handlers/reviews.ts', embeds: false },
  { name: 'subjects', entry: 'lambdas/handlers/subjects.ts', embeds: false },
  { name: 'models', entry: 'lambdas/handlers/models.ts', embeds: false },
  { name: 'retrainings', entry: 'lambdas/handlers/retrainings.ts', embeds: false },
  { name: 'service', entry: 'lambdas/handlers/service.ts', embeds: false },
];
export type ServiceFunctionName = ServiceFunctionSource['name'];
