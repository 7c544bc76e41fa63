import { setTimeout as sleep } from 'node:timers/promises';
import { serviceAt } from '#cli/service/service.ts';
import { person } from '#test/integration/service/support/people.ts';
import type { Proven } from '../run-proof.ts';
import type { ProofStack } from '../service/on-local-stack.ts';
import { Latencies } from './latencies.ts';
import { growthAnHour, type Memory, memoryOf, type Share } from './memory.ts';
import { serveOnePerson } from './mixed-load.ts';

export interface SoakProof {
  readonly minutes: number;
  /** How long each number of callers is tried. */
  readonly rampSeconds: number;
}

/** Numbers of callers that are tried; each asks again as soon as they are answered. */
const CALLERS = [1, 2, 4, 8];
/** What more callers must gain to be worth it. */
const WORTH = 1.1;
const MINUTE = 60_000;
/** Share of the time in which caches fill and the first garbage is made. */
const WARM_UP = 1 / 3;
/** Memory that a function's process may gain after that, in mebibytes an hour, before it is called a leak. */
const MOST_GAINED = 60;
/** Minutes from which on a slope says something. */
const LONG = 20;

/**
 * Mixed load on a local stack, through its API, for minutes at the highest rate that it sustains: no error, latencies by
 * what was asked for, and no function whose processes go on growing once they are warm. The emulator starts and ends
 * processes as it likes, so one of them stands for all; itself it keeps in memory what it is given, receipts and records
 * of calls among it, and is told but not judged.
 */
export async function proveSoak(on: ProofStack, { minutes, rampSeconds }: SoakProof): Promise<Proven> {
  const load = await Load.on(on);
  const [callers, rates] = await load.bestCallers(rampSeconds * 1000);

  const latencies = new Latencies();
  const memory: Memory[] = [];
  const until = performance.now() + minutes * MINUTE;
  const measuring = (async () => {
    for (let minute = 1; minute <= minutes; minute++) {
      await sleep(Math.max(0, until - performance.now() - (minutes - minute) * MINUTE));
      memory.push(await memoryOf(on.emulator));
    }
  })();
  await load.run(callers, until, latencies);
  await measuring;

  const names = [...new Set(memory.flatMap((one) => Object.keys(one)))];
  const byMinute = (of: keyof Share) =>
    Object.fromEntries(names.map((name) => [name, memory.map((one) => Math.round(one[name]?.[of] ?? 0))]));
  const mebibytes = byMinute('mebibytes');
  const failures = [...latencies.failures];
  const gained: Record<string, number> = {};
  for (const name of names) {
    const warm = (mebibytes[name] ?? []).slice(Math.floor(minutes * WARM_UP));
    gained[name] = Math.round(growthAnHour(warm, 1));
    const leaks = name !== 'emulator' && minutes >= LONG && gained[name] > MOST_GAINED;
    if (leaks) failures.push(`${name} grows by ${gained[name]} MiB an hour`);
  }
  return {
    figures: {
      callers,
      ratesWhileTried: rates,
      requestsASecond: Number((latencies.count / (minutes * 60)).toFixed(1)),
      milliseconds: latencies.figures(),
      processesByMinute: byMinute('processes'),
      mebibytesAProcessByMinute: mebibytes,
      mebibytesGainedAnHour: gained,
    },
    failures,
  };
}

/** People who are enrolled, verified and erased, one after another for each caller. */
class Load {
  readonly #service;
  readonly #person;
  #people = 0;

  private constructor(service: ReturnType<typeof serviceAt>, signer: Awaited<ReturnType<typeof person>>) {
    this.#service = service;
    this.#person = signer;
  }

  static async on({ stack, token }: ProofStack): Promise<Load> {
    return new Load(serviceAt({ api: stack.api, token }), await person(0));
  }

  async run(callers: number, until: number, latencies: Latencies): Promise<void> {
    const call = async (): Promise<void> => {
      while (performance.now() < until) {
        const subject = `patient-${this.#people++}`;
        await serveOnePerson(this.#service, this.#person, subject, latencies);
      }
    };
    await Promise.all(Array.from({ length: callers }, call));
  }

  /** The fewest callers whose requests come about as fast as any number's. @returns with the rates a second */
  async bestCallers(milliseconds: number): Promise<[callers: number, rates: Record<string, number>]> {
    const rates: Record<string, number> = {};
    let [best, bestRate] = [1, 0];
    // Whoever is first waits for every function to start.
    await this.run(1, performance.now() + 1, new Latencies());
    for (const callers of CALLERS) {
      const latencies = new Latencies();
      const began = performance.now();
      await this.run(callers, began + milliseconds, latencies);
      const rate = latencies.count / ((performance.now() - began) / 1000);
      rates[callers] = Number(rate.toFixed(1));
      if (rate < bestRate * WORTH) break;
      [best, bestRate] = [callers, rate];
    }
    return [best, rates];
  }
}
