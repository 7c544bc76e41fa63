import type { NewVerification } from 'countersign-client';

type Decision = NewVerification['decision'];
type Ratio = NonNullable<NewVerification['likelihoodRatio']>;

/** What a decision means for whoever waits for it. */
export const DECISION_WORDS: Readonly<Record<Decision, { label: string; sentence: string }>> = {
  accept: { label: 'Accept', sentence: 'It fits the references.' },
  review: {
    label: 'Review',
    sentence: 'It resembles the references and is not clearly genuine: a person decides.',
  },
  reject: {
    label: 'Reject',
    sentence: 'It fits the references no better than other people’s signatures do.',
  },
};

/** Said instead where somebody has sent a copy of an enrolled picture. */
export const COPY_SENTENCE = 'It is a copy of an enrolled reference: nobody has signed this anew.';

const SUPPORT_WORDS: Readonly<Record<Ratio['support'], string>> = {
  none: 'no',
  weak: 'weak',
  moderate: 'moderate',
  'moderately-strong': 'moderately strong',
  strong: 'strong',
};

/** The evidence in the words of forensic reports (ENFSI Guideline for Evaluative Reporting, 2015). */
export function evidenceSentence({ supports, support }: Ratio): string {
  if (supports === 'neither') return 'The evidence supports neither side.';
  const whom = supports === 'subject' ? 'this person' : 'somebody else';
  return `There is ${SUPPORT_WORDS[support]} support that ${whom} wrote it.`;
}

/** What each step of preprocessing shows. */
export const STEP_WORDS: Readonly<
  Record<NonNullable<NewVerification['explanation']>['preparation'][number]['step'], string>
> = {
  gray: 'As received, in gray',
  flattened: 'Paper and shadows removed',
  ink: 'Ink kept (black), left out (red), crop (blue)',
  input: 'What the model sees',
};
