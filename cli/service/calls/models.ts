import { answerOf, type Model } from 'countersign-client';
import { columns } from '../../table.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import { printAnswer } from '../print-answer.ts';

const PERCENT = 100;

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

function modelLines({ modelVersion, publishedAt, active, training, errorRates }: Model): string[] {
  const sets = training.sets.map(({ name, images }) => `${name} (${images} images)`);
  const rates = errorRates.map(({ people, peopleCount, references, forgery, eer }) => [
    `${people}, ${peopleCount}`,
    `${references}`,
    forgery,
    `${(eer * PERCENT).toFixed(1)} %`,
  ]);
  return [
    `${modelVersion}  published ${publishedAt}${active ? '  active' : ''}`,
    `trained on ${sets.join(', ')}, ${training.steps} steps`,
    ...columns([['people', 'references', 'forgeries', 'equal error rate'], ...rates]),
  ];
}
