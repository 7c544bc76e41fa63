import type { Operation } from '../operation.ts';
import { compareSignaturesOperation } from './comparisons.ts';
import { getActiveModelOperation, getModelOperation, listModelsOperation } from './models.ts';
import { enrollReferencesOperation } from './references.ts';
import {
  getReviewOperation,
  listReviewsOperation,
  recordOutcomeOperation,
  withdrawOutcomeOperation,
} from './reviews.ts';
import { healthOperation, openApiOperation, readinessOperation } from './service.ts';
import { eraseSubjectOperation, getSubjectOperation } from './subjects.ts';
import {
  getVerificationOperation,
  listSubjectVerificationsOperation,
  listVerificationsOperation,
  verifyQueryOperation,
} from './verifications.ts';

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  getSubjectOperation,
  eraseSubjectOperation,
  enrollReferencesOperation,
  verifyQueryOperation,
  listSubjectVerificationsOperation,
  getVerificationOperation,
  listVerificationsOperation,
  compareSignaturesOperation,
  listReviewsOperation,
  getReviewOperation,
  recordOutcomeOperation,
  withdrawOutcomeOperation,
  listModelsOperation,
  getActiveModelOperation,
  getModelOperation,
  healthOperation,
  readinessOperation,
  openApiOperation,
];
