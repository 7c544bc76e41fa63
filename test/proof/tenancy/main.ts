/** `npm run proof:tenancy`: two tenants and every bad token on every route. */
import { runProof } from '../run-proof.ts';
import { onEmulators } from '../service/on-emulators.ts';
import { proveTenancy } from './prove-tenancy.ts';

await runProof('tenancy', {}, () => onEmulators(proveTenancy));
