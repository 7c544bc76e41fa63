import { CountersignError } from '#core/errors/countersign-error.ts';

/** The web page is to be deployed and has not been built. */
export class ConsoleNotBuiltError extends CountersignError {
  readonly code = 'console-not-built';

  constructor(site: string) {
    super(`There is no built web page in ${site}.`, {
      remedy: 'Build it with `npm run build:console`, or deploy with --context console=false.',
    });
  }
}

/** The web page is to be deployed and nobody has said how people sign in to it. */
export class ConsoleSignInMissingError extends CountersignError {
  readonly code = 'console-sign-in-missing';

  constructor() {
    super('Nobody has said how people sign in to the web page.', {
      remedy:
        'Set consoleClientId, consoleAuthorizationEndpoint and consoleTokenEndpoint, or identityProvider=cognito.',
    });
  }
}
