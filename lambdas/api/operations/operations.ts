import type { Operation } from '../operation.ts';
import { getActiveModelOperation, getModelOperation, listModelsOperation } from './models.ts';
import { enrollReferencesOperation } from './references.ts';
import { healthOperation, openApiOperation, readinessOperation } from './service.ts';
import { eraseSubjectOperation, getSubjectOperation } from './subjects.ts';
import { verifyQueryOperation } from './verifications.ts';

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  getSubjectOperation,
  eraseSubjectOperation,
  enrollReferencesOperation,
  verifyQueryOperation,
  listModelsOperation,
  getActiveModelOperation,
  getModelOperation,
  healthOperation,
  readinessOperation,
  openApiOperation,
];
