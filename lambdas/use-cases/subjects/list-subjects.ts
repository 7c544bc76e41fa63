import { subjectIdSchema, type TenantId } from '#core/ids.ts';
import type { SubjectList, SubjectListQuery } from '../../api/schemas/subjects/subject-list.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';

/** A page of a tenant's subjects by name; those that are being erased are not among them. */
export async function listSubjects(
  subjects: Pick<SubjectStore, 'list'>,
  tenant: TenantId,
  { prefix, after, limit }: SubjectListQuery,
): Promise<SubjectList> {
  const page = await subjects.list(tenant, { prefix, after, limit });
  const { subjects: listed, next } = page;
  return { subjects: listed, ...(next !== undefined && { next: subjectIdSchema.parse(next) }) };
}
