/** Partition keys of tenants' items, of the models, of retrainings and of the sweep; no function may touch another's. */
export const TENANT_KEYS = ['T#*'];
export const MODEL_KEYS = ['MODEL'];
export const RETRAINING_KEYS = ['RETRAINING'];
export const SWEEP_KEYS = ['SWEEP'];
