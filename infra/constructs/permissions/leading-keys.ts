/** Partition keys of tenants' items, of the models, of retrainings, of whose turn it is and of the sweep; no function may touch another's. */
export const TENANT_KEYS = ['T#*'];
export const MODEL_KEYS = ['MODEL'];
export const RETRAINING_KEYS = ['RETRAINING'];
export const TURN_KEYS = ['RETRAINING#TURN'];
export const SWEEP_KEYS = ['SWEEP'];
