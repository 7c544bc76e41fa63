import type { Progress } from '#training/tensorflow/set-up/progress.ts';
import type { StepLines } from './step-lines.mjs';

/** One thing that a checkout needs before its commands run. */
export interface Step {
  /** Short, as it begins its lines. */
  readonly name: string;
  /** Whether nothing is left to do; decided in milliseconds from markers, never by trusting a folder to be whole. */
  isDone(): Promise<boolean>;
  /** Does it. A run that was interrupted at any moment is made good by the next one. */
  run(progress: Progress): Promise<void>;
}

/** Runs a step unless it is done, with a line for what it does and one for how long it took. */
export async function perform(step: Step, lines: StepLines): Promise<void> {
  if (await step.isDone()) {
    lines.already(step.name, 'ready');
    return;
  }
  lines.doing(step.name, 'starting');
  await step.run((doing) => lines.doing(step.name, doing));
  lines.finished(step.name, 'done');
}
