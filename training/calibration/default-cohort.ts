/** People of the cohort unless others are named: synthetic ones, whose variance may ship with any model. */
export const DEFAULT_COHORT = 'synthetic:150';
