import { answerOf, type Retraining, type RetrainingList, type StartRetraining } from 'countersign-client';
import { percent } from '#core/percent.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import { printAnswer } from '../print-answer.ts';

/** `countersign retrain start` */
export function printStart(body: StartRetraining, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.POST('/v1/retrainings', { body })),
    retrainingLines,
  );
}

/** `countersign retrain list` */
export function printRetrainings(options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/retrainings')),
    ({ retrainings }) =>
      retrainings.length === 0 ? ['There was no retraining yet.'] : retrainings.map(summaryLine),
  );
}

/** `countersign retrain show RETRAINING` */
export function printRetraining(retraining: string, options: ConnectionOptions): Promise<void> {
  const route = '/v1/retrainings/{retraining}';
  return printAnswer(
    options,
    (service) => answerOf(service.GET(route, { params: { path: { retraining } } })),
    retrainingLines,
  );
}

/** `countersign retrain stop RETRAINING` */
export function printStop(retraining: string, options: ConnectionOptions): Promise<void> {
  const route = '/v1/retrainings/{retraining}/stop';
  return printAnswer(
    options,
    (service) => answerOf(service.POST(route, { params: { path: { retraining } } })),
    retrainingLines,
  );
}

/** `countersign retrain approve|decline RETRAINING` */
export function printApproval(
  retraining: string,
  body: { readonly approve: boolean; readonly reviewer: string },
  options: ConnectionOptions,
): Promise<void> {
  const route = '/v1/retrainings/{retraining}/approval';
  return printAnswer(
    options,
    (service) => answerOf(service.POST(route, { params: { path: { retraining } }, body })),
    retrainingLines,
  );
}

type Summary = RetrainingList['retrainings'][number];
type Metrics = NonNullable<Retraining['metrics']>;
type Rate = Pick<
  Metrics['candidate']['rates'][number],
  'benchmark' | 'group' | 'references' | 'forgery' | 'eer'
>;
/** As much of a retraining as is shown; the client has lists where the document has pairs. */
type Shown = Omit<Retraining, 'metrics'> & {
  readonly metrics?: { readonly candidate: { readonly rates: readonly Rate[] } };
};

function summaryLine({ id, startedAt, startedBy, status, step, candidate }: Summary): string {
  const learned = candidate === undefined ? '' : `  candidate ${candidate}`;
  return `${id}  ${startedAt} by ${startedBy}  ${status} (${step})${learned}`;
}

function retrainingLines(retraining: Shown): string[] {
  const { sets = [], progress, reembedding, metrics, verdict, approval, failure } = retraining;
  const rates = metrics?.candidate.rates ?? [];
  return [
    summaryLine(retraining),
    ...sets.map(({ name, use, writers, images }) => `  ${use} ${name}: ${writers} writers, ${images} images`),
    ...rates.map(
      ({ benchmark, group, references, forgery, eer }) =>
        `  ${benchmark}${group === undefined ? '' : ` (${group})`}, ${references} references, ${forgery} forgeries: ` +
        `EER ${percent(eer)}`,
    ),
    ...(verdict === undefined ? [] : [`  gate: ${verdict.passed ? 'passed' : 'refused'}`]),
    ...(verdict?.refusals ?? []).map(({ reason }) => `    ${reason}`),
    ...(approval === undefined
      ? []
      : [`  ${approval.approved ? 'approved' : 'declined'} by ${approval.reviewer}`]),
    ...(progress === undefined ? [] : [`  ${progressText(progress)}`]),
    ...(reembedding === undefined
      ? []
      : [
          `  ${reembedding.subjectsDone} of ${reembedding.subjects} subjects done, ` +
            `${reembedding.embedded} references embedded, ${reembedding.unreadable} unreadable`,
        ]),
    ...(failure === undefined ? [] : [`  failed: ${failure.error}: ${failure.reason}`]),
  ];
}

const SECONDS_A_MINUTE = 60;

/** How far a training machine is, in one line. */
function progressText(progress: NonNullable<Retraining['progress']>): string {
  const { phase, step, steps, loss, validationEer, secondsLeft } = progress;
  return [
    phase,
    ...(step === undefined ? [] : [`step ${step}${steps === undefined ? '' : ` of ${steps}`}`]),
    ...(loss === undefined ? [] : [`loss ${loss.toFixed(3)}`]),
    ...(validationEer === undefined ? [] : [`validation EER ${percent(validationEer)}`]),
    ...(secondsLeft === undefined ? [] : [`about ${Math.ceil(secondsLeft / SECONDS_A_MINUTE)} min left`]),
  ].join(', ');
}
