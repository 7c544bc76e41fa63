import { answerOf, type Model, type ModelPointer } from 'countersign-client';
import { percent } from '#core/percent.ts';
import { columns } from '../../table.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import { printAnswer } from '../print-answer.ts';

/** `countersign models list` */
export function printModels(options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/models')),
    ({ models }) =>
      models.map(
        ({ modelVersion, publishedAt, active }) =>
          `${publishedAt}  ${modelVersion}${active ? '  active' : ''}`,
      ),
  );
}

/** `countersign models get VERSION` */
export function printModel(modelVersion: string, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/models/{modelVersion}', { params: { path: { modelVersion } } })),
    modelLines,
  );
}

/** `countersign models active` */
export function printActiveModel(options: ConnectionOptions): Promise<void> {
  return printAnswer(options, (service) => answerOf(service.GET('/v1/models/active')), modelLines);
}

/** `countersign models promote VERSION` */
export function printPromotion(modelVersion: string, options: ConnectionOptions): Promise<void> {
  const route = '/v1/models/{modelVersion}/promotion';
  return printAnswer(
    options,
    (service) => answerOf(service.POST(route, { params: { path: { modelVersion } } })),
    pointerLines,
  );
}

/** `countersign models rollback` */
export function printRollback(options: ConnectionOptions): Promise<void> {
  return printAnswer(options, (service) => answerOf(service.POST('/v1/models/rollback')), pointerLines);
}

function pointerLines({ active, previous }: ModelPointer): string[] {
  return [`${active} is active${previous === undefined ? '' : `; a rollback goes back to ${previous}`}.`];
}

function modelLines({ modelVersion, publishedAt, active, training, errorRates }: Model): string[] {
  const sets = training.sets.map(({ name, images }) => `${name} (${images} images)`);
  const rates = errorRates.map(({ people, peopleCount, references, forgery, eer }) => [
    `${people}, ${peopleCount}`,
    `${references}`,
    forgery,
    percent(eer),
  ]);
  return [
    `${modelVersion}  published ${publishedAt}${active ? '  active' : ''}`,
    `trained on ${sets.join(', ')}, ${training.steps} steps`,
    ...columns([['people', 'references', 'forgeries', 'equal error rate'], ...rates]),
  ];
}
