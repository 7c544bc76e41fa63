import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SERVICE_FUNCTIONS, type ServiceFunctionName } from './service-functions.ts';

/** The API's OpenAPI document, made by `npm run openapi` from the schemas that the functions check with. */
const DOCUMENT = path.resolve(import.meta.dirname, '../../lambdas/api/openapi.json');

const operationSchema = z.object({
  'x-countersign-group': z.enum(SERVICE_FUNCTIONS.map(({ name }) => name)),
});
const documentSchema = z.object({
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), operationSchema)),
});

/** A method of a resource, and the function that answers it. */
export interface ServiceRoute {
  readonly resource: string;
  readonly method: string;
  readonly function: ServiceFunctionName;
}

/** The routes that the API's document lists. Throws a ZodError where an operation names no function of the service. */
export function serviceRoutes(): ServiceRoute[] {
  const { paths } = documentSchema.parse(JSON.parse(readFileSync(DOCUMENT, 'utf8')));
  return Object.entries(paths).flatMap(([resource, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      resource,
      method: method.toUpperCase(),
      function: operation['x-countersign-group'],
    })),
  );
}
