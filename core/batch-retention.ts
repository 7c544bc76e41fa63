/** Days that a batch can be looked at: its manifest, pictures and results lie in their bucket as long as its row is there. */
export const BATCH_DAYS = 30;
