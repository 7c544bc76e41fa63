import { CountersignError } from '#core/errors/countersign-error.ts';

/** The identity provider did not let the person in. */
export class SignInRefusedError extends CountersignError {
  readonly code = 'sign-in-refused';

  constructor(reason: string) {
    super(reason, { remedy: 'Sign in again, or ask whoever runs this deployment.' });
  }
}

/** An answer of the identity provider to something that this tab has not asked. */
export class SignInForeignError extends CountersignError {
  readonly code = 'sign-in-foreign';

  constructor() {
    super('This sign-in was not begun in this tab.', { remedy: 'Sign in from here.' });
  }
}

/** The deployment did not say how people sign in. */
export class SignInSettingsMissingError extends CountersignError {
  readonly code = 'sign-in-settings-missing';

  constructor() {
    super('This deployment does not say how to sign in.', {
      remedy: 'Ask whoever runs it: the file sign-in.json is missing beside the page.',
    });
  }
}

/** The service does not take the session's token any more. */
export class SessionEndedError extends CountersignError {
  readonly code = 'session-ended';

  constructor() {
    super('Your session has ended.', { remedy: 'Sign in again; you come back to this place.' });
  }
}
