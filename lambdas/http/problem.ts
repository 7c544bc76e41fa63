import { CountersignError } from '#core/errors/countersign-error.ts';
import {
  ImageError,
  ImageFormatError,
  ImageTooManyBytesError,
  ImageTooManyPixelsError,
} from '#core/errors/image-errors.ts';
import { ModelError } from '#core/errors/model-errors.ts';
import type { Problem } from '../api/schemas/problem.ts';
import { BatchImageMissingError, BatchNotFailedError, BatchUnknownError } from '../errors/batch-errors.ts';
import { TooManyPeopleError } from '../errors/identification-errors.ts';
import { ReferenceNotHeldError, ReferenceUnknownError } from '../errors/reference-errors.ts';
import {
  ModelEvaluationMissingError,
  ModelNotReadyError,
  ModelUnknownError,
  NoPreviousModelError,
} from '../errors/registry-errors.ts';
import {
  IdempotencyKeyReusedError,
  RateExceededError,
  RequestInFlightError,
} from '../errors/repeat-errors.ts';
import {
  MediaTypeUnsupportedError,
  RequestImageError,
  RequestInvalidError,
  RouteUnknownError,
} from '../errors/request-errors.ts';
import * as retraining from '../errors/retraining-errors.ts';
import * as subject from '../errors/subject-errors.ts';
import {
  ScopeMissingError,
  TokenInvalidError,
  TokenKeysUnavailableError,
  TokenMissingError,
} from '../errors/token-errors.ts';
import * as verification from '../errors/verification-errors.ts';

type ErrorClass = abstract new (...args: never[]) => Error;

/** The status of every error of ours: the first row that fits counts, so subclasses stand before their base. */
const STATUS_OF: readonly (readonly [ErrorClass, number])[] = [
  [RequestInvalidError, 400],
  [TokenMissingError, 401],
  [TokenInvalidError, 401],
  [ScopeMissingError, 403],
  [RouteUnknownError, 404],
  [ModelUnknownError, 404],
  [ModelEvaluationMissingError, 404],
  [ModelNotReadyError, 409],
  [NoPreviousModelError, 409],
  [subject.SubjectUnknownError, 404],
  [verification.VerificationUnknownError, 404],
  [verification.ReviewUnknownError, 404],
  [verification.TooFewReferencesError, 409],
  [verification.ReviewClosedError, 409],
  [verification.OutcomeFinalError, 409],
  [subject.ReceiptUnknownError, 404],
  [ReferenceUnknownError, 404],
  [ReferenceNotHeldError, 409],
  [retraining.RetrainingUnknownError, 404],
  [retraining.StepNotReadyError, 409],
  [retraining.RetrainingRunningError, 409],
  [retraining.RetrainingNotWaitingError, 409],
  [retraining.RetrainingOverError, 409],
  [BatchUnknownError, 404],
  [BatchImageMissingError, 404],
  [BatchNotFailedError, 409],
  [RequestInFlightError, 409],
  [subject.ReferencesMissingError, 409],
  [subject.SubjectChangedError, 409],
  [subject.TooManyReferencesError, 409],
  [TooManyPeopleError, 409],
  [ImageTooManyBytesError, 413],
  [ImageTooManyPixelsError, 413],
  [ImageFormatError, 415],
  [MediaTypeUnsupportedError, 415],
  [ImageError, 422],
  [IdempotencyKeyReusedError, 422],
  [RateExceededError, 429],
  [subject.ImagesNotErasedError, 503],
  [retraining.RetrainingNotDeployedError, 503],
  [TokenKeysUnavailableError, 503],
  [ModelError, 503],
];

const INTERNAL: Problem = {
  type: 'urn:countersign:problem:internal',
  title: 'The service failed to answer.',
  status: 500,
};

/** The problem document (RFC 9457) of an error; whatever is not of ours says nothing but that it happened. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof CountersignError)) return INTERNAL;
  const deciding = error instanceof RequestImageError ? error.imageError : error;
  const status = STATUS_OF.find(([errorClass]) => deciding instanceof errorClass)?.[1];
  if (status === undefined) return INTERNAL;
  return {
    type: `urn:countersign:problem:${error.code}`,
    title: error.message,
    status,
    detail: error.remedy,
    ...((error instanceof RequestInvalidError || error instanceof RequestImageError) && {
      errors: [...error.faults],
    }),
  };
}
