import { describe, expect, it } from 'vitest';
import { CountersignError } from '#core/errors/countersign-error.ts';
import * as images from '#core/errors/image-errors.ts';
import * as models from '#core/errors/model-errors.ts';
import * as references from '#lambdas/errors/reference-errors.ts';
import * as registry from '#lambdas/errors/registry-errors.ts';
import * as repeats from '#lambdas/errors/repeat-errors.ts';
import * as requests from '#lambdas/errors/request-errors.ts';
import * as retrainings from '#lambdas/errors/retraining-errors.ts';
import * as subjects from '#lambdas/errors/subject-errors.ts';
import * as tokens from '#lambdas/errors/token-errors.ts';
import * as verifications from '#lambdas/errors/verification-errors.ts';
import { problemOf } from '#lambdas/http/problem.ts';

type ErrorClass = new (...args: never[]) => CountersignError;

/** Every class of errors that a route can throw; abstract ones have no code of their own and are never thrown. */
const THROWN = Object.entries({
  ...images,
  ...models,
  ...references,
  ...registry,
  ...repeats,
  ...requests,
  ...retrainings,
  ...subjects,
  ...tokens,
  ...verifications,
})
  .filter(([name]) => !['ImageError', 'ModelError'].includes(name))
  .map(([name, errorClass]) => [name, errorClass as ErrorClass] as const);

describe('problemOf', () => {
  it.each(THROWN)('has a status other than 500 for %s', (_, errorClass) => {
    const args = [0, 0, 0].map(() => 1) as never[];
    const error =
      errorClass === requests.RequestImageError
        ? new requests.RequestImageError('/image', new images.BlankImageError())
        : errorClass === requests.RequestInvalidError
          ? new requests.RequestInvalidError([])
          : new errorClass(...args);

    const problem = problemOf(error);

    expect(problem.status).not.toBe(500);
    expect(problem).toMatchObject({
      type: `urn:countersign:problem:${error.code}`,
      title: error.message,
      detail: error.remedy,
    });
  });

  it.each([
    [new images.ImageFormatError(), 415],
    [new images.ImageCorruptError(), 422],
    [new images.ImageTooManyBytesError(2, 1), 413],
    [new images.ImageTooManyPixelsError(2, 2, 1), 413],
    [new images.BlankImageError(), 422],
    [new images.TooLittleInkError(3, 3), 422],
  ])('gives an image of a request the status of its own error: %s', (imageError, status) => {
    const problem = problemOf(new requests.RequestImageError('/images/3', imageError));

    expect(problem).toMatchObject({
      status,
      type: `urn:countersign:problem:${imageError.code}`,
      errors: [{ pointer: '/images/3', detail: imageError.message }],
    });
  });

  it('says nothing about an error that is not ours', () => {
    const problem = problemOf(new Error('the embedding was 0.12, 0.98'));

    expect(problem).toEqual({
      type: 'urn:countersign:problem:internal',
      title: 'The service failed to answer.',
      status: 500,
    });
  });

  it('says nothing about an error of ours that no route should throw', () => {
    class Elsewhere extends CountersignError {
      readonly code = 'elsewhere';
    }

    expect(problemOf(new Elsewhere('from another part', { remedy: 'none' })).status).toBe(500);
  });
});
