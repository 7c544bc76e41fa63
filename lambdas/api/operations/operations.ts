import type { Operation } from '../operation.ts';
import {
  getBatchOperation,
  listBatchesOperation,
  resumeBatchOperation,
  startBatchOperation,
} from './batches.ts';
import { compareSignaturesOperation } from './comparisons.ts';
import { identifySignatureOperation } from './identifications.ts';
import {
  getActiveModelOperation,
  getModelEvaluationOperation,
  getModelOperation,
  listModelsOperation,
  mapReferencesOperation,
} from './models.ts';
import {
  acceptReferenceOperation,
  enrollReferencesOperation,
  getReferenceImageOperation,
  getReferenceOperation,
  listReferencesOperation,
  removeReferenceOperation,
} from './references.ts';
import {
  approveRetrainingOperation,
  getRetrainingOperation,
  listRetrainingsOperation,
  promoteModelOperation,
  rollBackModelOperation,
  startRetrainingOperation,
  stopRetrainingOperation,
} from './retrainings.ts';
import {
  getReviewOperation,
  listReviewsOperation,
  recordOutcomeOperation,
  withdrawOutcomeOperation,
} from './reviews.ts';
import { healthOperation, openApiOperation, readinessOperation } from './service.ts';
import {
  eraseSubjectOperation,
  getErasureOperation,
  getSubjectOperation,
  listErasuresOperation,
  listSubjectsOperation,
  putSubjectOperation,
} from './subjects.ts';
import {
  getVerificationOperation,
  listSubjectVerificationsOperation,
  listVerificationsOperation,
  verifyQueryOperation,
} from './verifications.ts';

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  listSubjectsOperation,
  putSubjectOperation,
  getSubjectOperation,
  eraseSubjectOperation,
  listErasuresOperation,
  getErasureOperation,
  enrollReferencesOperation,
  listReferencesOperation,
  getReferenceOperation,
  getReferenceImageOperation,
  acceptReferenceOperation,
  removeReferenceOperation,
  verifyQueryOperation,
  listSubjectVerificationsOperation,
  getVerificationOperation,
  listVerificationsOperation,
  compareSignaturesOperation,
  identifySignatureOperation,
  startBatchOperation,
  listBatchesOperation,
  getBatchOperation,
  resumeBatchOperation,
  listReviewsOperation,
  getReviewOperation,
  recordOutcomeOperation,
  withdrawOutcomeOperation,
  listModelsOperation,
  getActiveModelOperation,
  getModelOperation,
  getModelEvaluationOperation,
  mapReferencesOperation,
  promoteModelOperation,
  rollBackModelOperation,
  listRetrainingsOperation,
  startRetrainingOperation,
  getRetrainingOperation,
  approveRetrainingOperation,
  stopRetrainingOperation,
  healthOperation,
  readinessOperation,
  openApiOperation,
];
