import type { ActionPlan, Component, PlannedStroke, Point, Role, Target } from '../kinematics/action-plan.ts';

/** Collects runs of ink into an action plan; letters may join the run that is open. */
export class PlanBuilder {
  readonly #components: Component[] = [];
  readonly #later: Component[] = [];
  #open: { role: Role; start: Point; strokes: PlannedStroke[] } | undefined;
  #unit = -1;

  /** The letters, characters or flourishes that follow are a new unit. */
  nextUnit(): void {
    this.#unit++;
  }

  /** Whether the pen is on the paper. */
  get penDown(): boolean {
    return this.#open !== undefined;
  }

  /** Goes on from where the pen is, or puts it down at the first target. */
  draw(targets: readonly Target[], role: Role = 'body'): void {
    const [first, ...rest] = targets;
    if (!first) return;
    this.#open ??= { role, start: { x: first.x, y: first.y }, strokes: [] };
    const strokes = this.#open.strokes;
    const joined =
      this.#open.strokes.length > 0 || this.#open.start.x !== first.x || this.#open.start.y !== first.y;
    for (const target of joined ? targets : rest) strokes.push({ ...target, unit: this.#unit });
  }

  /** Lifts the pen; the next `draw` begins a new run. */
  lift(): void {
    if (this.#open && this.#open.strokes.length > 0) this.#components.push(this.#open);
    this.#open = undefined;
  }

  /** A run of its own, put down at its first target. */
  drawRun(targets: readonly Target[], role: Role = 'body'): void {
    this.lift();
    this.draw(targets, role);
    this.lift();
  }

  /** A run that is written once the word is done (`finishWord`). */
  drawLater(targets: readonly Target[], role: Role): void {
    const [first, ...rest] = targets;
    if (!first || rest.length === 0) return;
    const unit = this.#unit;
    this.#later.push({
      role,
      start: { x: first.x, y: first.y },
      strokes: rest.map((target) => ({ ...target, unit })),
    });
  }

  /** Lifts the pen and adds the dots and bars that had to wait. */
  finishWord(): void {
    this.lift();
    this.#components.push(...this.#later.splice(0));
  }

  /** Puts the pen back where the last run of letters ended, so that a flourish grows out of it. */
  reopen(): void {
    this.finishWord();
    const last = this.#components.findLastIndex((component) => component.role === 'body');
    const [run] = last < 0 ? [] : this.#components.splice(last, 1);
    if (run) this.#open = { role: 'body', start: run.start, strokes: [...run.strokes] };
  }

  /** Everything drawn so far. */
  get components(): readonly Component[] {
    return this.#components;
  }

  build(): ActionPlan {
    this.finishWord();
    return { components: this.#components };
  }
}
