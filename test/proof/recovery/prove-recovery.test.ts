import { describe, expect, inject, it } from 'vitest';
import { deployment } from '../service/deployment.ts';
import { missing, where } from '../service/proof-deployment.ts';
import { proveRecovery } from './prove-recovery.ts';

describe.skipIf(missing)(`the drills of the runbook, ${where}`, () => {
  it('bring back what was lost, and nobody who was erased', async () => {
    const endpoints = inject('proofEndpoints') ?? { dynamodb: '', others: '' };
    const restorable = await deployment({ ...endpoints, dynamodb: endpoints.others }, 'recovery');

    expect((await proveRecovery(restorable)).failures).toEqual([]);
  });
});
