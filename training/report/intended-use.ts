/** What a model is for, in one sentence. */
export const PURPOSE =
  'Embeds a handwritten signature so that signatures of one person lie close together. Writer-independent: it ' +
  'verifies people whom training has never seen, from 1 to 10 reference signatures each.';

/** Who should not use a model, or not for what. */
export const NOT_FOR: readonly string[] = [
  'Anybody who would let it decide alone on what matters to a person: what falls between the thresholds, and every ' +
    'refusal that is contested, goes to somebody who examines signatures.',
  'Anybody who looks for expert evidence: a score is no forensic opinion, and no forger who studied the writer’s ' +
    'movement was measured.',
  'Anybody who wants to find out who a person is, or anything else about them: health, age, origin, mood.',
  'Anybody whose signatures are of other scripts, pens or scanners than those measured here, before measuring on ' +
    'signatures of their own.',
  'Anybody who needs to detect copies, traced or pasted pictures: the error rates here are of handwriting only.',
];

/** How the rates came about, in the terms of ISO/IEC 19795-1. */
export const METHOD: readonly string[] = [
  'Every person is enrolled with k genuine signatures drawn at random, several times anew; the other genuine ones are ' +
    'the genuine queries.',
  'Random forgeries are other people’s genuine signatures (zero-effort impostors), skilled forgeries are imitations; ' +
    'the two are never put into one number.',
  'FAR and FRR are of one query against all k references together. Pictures that could not be used are counted as ' +
    'failures to acquire and people who could not be enrolled as failures to enroll, beside the rates and not in them.',
  'The equal error rate is exact: the two rates cross as the threshold passes every score. “Own threshold” is the mean ' +
    'over people of each with the threshold that fits that person best, which no service can know.',
  'Intervals hold 95 % and come from a bootstrap over people, since comparisons of one person depend on each other. ' +
    'Where no error was seen, [< x] is the bound 3/N.',
];
