import { CountersignError } from '#core/errors/countersign-error.ts';

/** The CDK refused or failed; it has said why on the terminal. */
export class CdkFailedError extends CountersignError {
  readonly code = 'cdk-failed';

  constructor(command: string) {
    super(`cdk ${command} failed, see above.`, {
      remedy: 'Put right what it says and run the same command again: it goes on where it stopped.',
    });
  }
}
