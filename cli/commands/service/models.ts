import { Command } from 'commander';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';

/** `countersign models list|get|active|promote|rollback`. */
export function modelsCommand(): Command {
  return new Command('models')
    .description('models that are published to the service')
    .addCommand(listCommand())
    .addCommand(getCommand())
    .addCommand(activeCommand())
    .addCommand(promoteCommand())
    .addCommand(rollbackCommand());
}

function listCommand(): Command {
  return withConnectionOptions(new Command('list'))
    .description('list the published models, newest first')
    .action(async (options: ConnectionOptions) => {
      const { printModels } = await import('../../service/calls/models.ts');
      await printModels(options);
    });
}

function getCommand(): Command {
  return withConnectionOptions(new Command('get'))
    .description('show a model: what it was trained on and its error rates')
    .argument('<version>')
    .action(async (version: string, options: ConnectionOptions) => {
      const { printModel } = await import('../../service/calls/models.ts');
      await printModel(version, options);
    });
}

function activeCommand(): Command {
  return withConnectionOptions(new Command('active'))
    .description('show the model that answers now')
    .action(async (options: ConnectionOptions) => {
      const { printActiveModel } = await import('../../service/calls/models.ts');
      await printActiveModel(options);
    });
}

function promoteCommand(): Command {
  return withConnectionOptions(new Command('promote'))
    .description('make a model whose references are all embedded the active one')
    .argument('<version>')
    .action(async (version: string, options: ConnectionOptions) => {
      const { printPromotion } = await import('../../service/calls/models.ts');
      await printPromotion(version, options);
    });
}

function rollbackCommand(): Command {
  return withConnectionOptions(new Command('rollback'))
    .description('go back to the model that answered before the active one')
    .action(async (options: ConnectionOptions) => {
      const { printRollback } = await import('../../service/calls/models.ts');
      await printRollback(options);
    });
}
