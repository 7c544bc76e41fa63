import { expect, it } from 'vitest';
import { ImageFormatError } from '#core/errors/image-errors.ts';
import { BatchImageMissingError } from '#lambdas/errors/batch-errors.ts';
import { NoActiveModelError } from '#lambdas/errors/registry-errors.ts';
import { RequestInFlightError } from '#lambdas/errors/repeat-errors.ts';
import { RequestImageError } from '#lambdas/errors/request-errors.ts';
import { SubjectChangedError, SubjectUnknownError } from '#lambdas/errors/subject-errors.ts';
import { lastingProblem } from '#lambdas/http/lasting-problem.ts';

it.each([
  [new SubjectUnknownError(), 'subject-unknown'],
  [new BatchImageMissingError(), 'batch-image-missing'],
  [new RequestImageError('/image', new ImageFormatError()), 'image-format-unsupported'],
  // What may be otherwise in a moment, and what is nobody's fault but the service's.
  [new SubjectChangedError(), undefined],
  [new RequestInFlightError(), undefined],
  [new NoActiveModelError(), undefined],
  [new RangeError('out of range'), undefined],
])('%s lasts as %s', (error, code) => {
  expect(lastingProblem(error)).toBe(code);
});
