/**
 * Prints what the steps of set-up do. A terminal gets one live line under the finished ones, with the seconds that
 * each running step has taken; a pipe or a log gets a plain line for each beginning and each end.
 */
export class StepLines {
  /** @type {Map<string, { doing: string, since: number }>} */
  #running = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #ticker;
  #stream;

  /** @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>} stream */
  constructor(stream = process.stdout) {
    this.#stream = stream;
  }

  /**
   * @param {string} step
   * @param {string} outcome - one short phrase, as in "ready"
   */
  already(step, outcome) {
    this.#print(`${step}: ${outcome}`);
  }

  /**
   * @param {string} step
   * @param {string} doing - what it does now, as in "installing"
   */
  doing(step, doing) {
    const since = this.#running.get(step)?.since ?? performance.now();
    this.#running.set(step, { doing, since });
    if (this.#stream.isTTY) {
      this.#ticker ??= setInterval(() => this.#drawLive(), 250);
      this.#drawLive();
    } else {
      this.#stream.write(`${step}: ${doing}\n`);
    }
  }

  /**
   * @param {string} step
   * @param {string} outcome - as in "installed"
   */
  finished(step, outcome) {
    const since = this.#running.get(step)?.since ?? performance.now();
    this.#running.delete(step);
    this.#print(`${step}: ${outcome} in ${seconds(since)}`);
    if (this.#running.size === 0) {
      clearInterval(this.#ticker);
      this.#ticker = undefined;
    }
  }

  /** @param {string} line */
  #print(line) {
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[K${line}\n` : `${line}\n`);
    if (this.#stream.isTTY) this.#drawLive();
  }

  #drawLive() {
    if (this.#running.size === 0) return;
    const line = [...this.#running]
      .map(([step, { doing, since }]) => `${step}: ${doing} (${seconds(since)})`)
      .join('  ');
    this.#stream.write(`\r\x1b[K${line.slice(0, (this.#stream.columns ?? 80) - 1)}`);
  }
}

/** @param {number} since */
function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
