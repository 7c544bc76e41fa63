import type { Operation } from '../operation.ts';
import {
  acceptReferenceOperation,
  enrollReferencesOperation,
  getReferenceImageOperation,
  getReferenceOperation,
  listReferencesOperation,
  removeReferenceOperation,
} from './references.ts';
import {
  eraseSubjectOperation,
  getErasureOperation,
  getSubjectOperation,
  listErasuresOperation,
  listSubjectsOperation,
  putSubjectOperation,
} from './subjects.ts';
import { verifyQueryOperation } from './verifications.ts';

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
];
