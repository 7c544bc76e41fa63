import type { Operation } from '../operation.ts';
import { enrollReferencesOperation } from './references.ts';
import { eraseSubjectOperation, getSubjectOperation } from './subjects.ts';
import { verifyQueryOperation } from './verifications.ts';

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  getSubjectOperation,
  eraseSubjectOperation,
  enrollReferencesOperation,
  verifyQueryOperation,
];
