import { z } from 'zod';
import { momentSchema } from './moment.ts';
import { tenantPolicySchema } from './subjects/subject-policy.ts';

/** What a tenant sets for all of its subjects; the whole policy is replaced. */
export const tenantPolicyRequestSchema = z
  .strictObject({ policy: tenantPolicySchema })
  .meta({ id: 'TenantPolicyRequest' });

/** What holds for a tenant's subjects where they have nothing else set. */
export const tenantPolicyAnswerSchema = z
  .object({
    policy: tenantPolicySchema,
    /** Who has set it and when; absent where nobody has. */
    by: z.string().optional(),
    setAt: momentSchema.optional(),
  })
  .meta({ id: 'TenantPolicyAnswer' });
