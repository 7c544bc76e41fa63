import type { z } from 'zod';
import { type EnrollmentAnswer, enrollmentAnswerSchema } from '#lambdas/api/schemas/enrollment.ts';
import { type ErasureAnswer, erasureAnswerSchema } from '#lambdas/api/schemas/erasure.ts';
import { problemSchema } from '#lambdas/api/schemas/problem.ts';
import { type SubjectAnswer, subjectAnswerSchema } from '#lambdas/api/schemas/subject.ts';
import { type VerificationAnswer, verificationAnswerSchema } from '#lambdas/api/schemas/verification.ts';
import { ServiceAnswerError, ServiceRefusedError, ServiceUnreachableError } from './errors.ts';

/** Where a service is, and who calls it. */
export interface ServiceAccess {
  /** Address that the routes follow, without a slash at the end. */
  readonly api: string;
  readonly token: string;
}

/** The service's routes as functions. Each throws ServiceRefusedError, ServiceAnswerError or
 * ServiceUnreachableError. */
export class ServiceClient {
  readonly #access: ServiceAccess;

  constructor(access: ServiceAccess) {
    this.#access = access;
  }

  enroll(subject: string, images: readonly Uint8Array[]): Promise<EnrollmentAnswer> {
    const body = { images: images.map(toBase64) };
    return this.#call('POST', `${pathOf(subject)}/references`, enrollmentAnswerSchema, body);
  }

  verify(subject: string, image: Uint8Array): Promise<VerificationAnswer> {
    const body = { image: toBase64(image) };
    return this.#call('POST', `${pathOf(subject)}/verifications`, verificationAnswerSchema, body);
  }

  subject(subject: string): Promise<SubjectAnswer> {
    return this.#call('GET', pathOf(subject), subjectAnswerSchema);
  }

  erase(subject: string): Promise<ErasureAnswer> {
    return this.#call('DELETE', pathOf(subject), erasureAnswerSchema);
  }

  async #call<Schema extends z.ZodType>(
    method: string,
    path: string,
    answer: Schema,
    body?: object,
  ): Promise<z.infer<Schema>> {
    const { api, token } = this.#access;
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new ServiceUnreachableError(api, { cause });
    });
    const json: unknown = await response.json().catch((cause: unknown) => {
      throw new ServiceAnswerError(api, response.status, { cause });
    });
    const unexpected = ({ error }: { readonly error: unknown }) =>
      new ServiceAnswerError(api, response.status, { cause: error });
    if (response.ok) {
      const answered = answer.safeParse(json);
      if (answered.success) return answered.data;
      throw unexpected(answered);
    }
    const problem = problemSchema.safeParse(json);
    throw problem.success ? new ServiceRefusedError(problem.data) : unexpected(problem);
  }
}

const pathOf = (subject: string): string => `/v1/subjects/${encodeURIComponent(subject)}`;
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
