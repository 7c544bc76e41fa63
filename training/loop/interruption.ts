/** Exit statuses of a process that a signal ended: 128 and the signal's number. */
const EXIT_STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/** One request may arrive twice, from the terminal and from a parent process that passes it on. */
const SAME_REQUEST_MILLISECONDS = 1000;

/** Notes a request to stop (Ctrl-C, a Spot interruption), so that the loop can end after a whole step. */
export class Interruption {
  #exitStatus: number | null = null;
  readonly #onRequest: () => void;
  readonly #listener = (signal: NodeJS.Signals) => {
    if (this.#exitStatus !== null) return;
    this.#exitStatus = EXIT_STATUS[signal as keyof typeof EXIT_STATUS];
    // From then on a signal ends the process at once.
    setTimeout(() => this.ignore(), SAME_REQUEST_MILLISECONDS).unref();
    this.#onRequest();
  };

  /** @param onRequest told at once, where asking `exitStatus` now and then would be too late */
  constructor(onRequest: () => void = () => {}) {
    this.#onRequest = onRequest;
  }

  listen(): void {
    for (const signal of Object.keys(EXIT_STATUS)) process.on(signal, this.#listener);
  }

  ignore(): void {
    for (const signal of Object.keys(EXIT_STATUS)) process.off(signal, this.#listener);
  }

  /** Status that the process should end with, or null while nobody asked it to. */
  get exitStatus(): number | null {
    return this.#exitStatus;
  }
}
