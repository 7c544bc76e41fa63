import { CountersignError } from '#core/errors/countersign-error.ts';

/** Something of the local stack. */
abstract class LocalStackError extends CountersignError {}

/** A background process of the stack ended or did not answer in time. */
export class ProcessFailedError extends LocalStackError {
  readonly code = 'local-process-failed';

  constructor(name: string, log: string, tail: string) {
    super(`${name} did not start:\n${tail}`, { remedy: `Look into ${log}.` });
  }
}

/** The CDK could not deploy. */
export class DeploymentFailedError extends LocalStackError {
  readonly code = 'deployment-failed';

  constructor(command: string, log: string, tail: string) {
    super(`cdk ${command} failed:\n${tail}`, { remedy: `Look into ${log}.` });
  }
}

/** A command needs the local stack, and it does not run. */
export class StackNotRunningError extends LocalStackError {
  readonly code = 'stack-not-running';

  constructor() {
    super('The local stack does not run.', {
      remedy: 'Start it with `npm start` or `countersign up`, or name another with --endpoint and --token.',
    });
  }
}

/** The private Python environment with the local AWS was not made. */
export class EmulatorMissingError extends LocalStackError {
  readonly code = 'emulator-missing';

  constructor() {
    super('The local AWS is not installed in this checkout.', {
      remedy: 'Run `npm run setup`, or set AWS_ENDPOINT_URL to a LocalStack-compatible endpoint.',
    });
  }
}
