import type { ComponentChildren } from 'preact';
import type { UsedAnswer } from '../service/use-answer.ts';
import { FailureNotice } from './failure-notice.tsx';
import { Skeleton } from './skeleton.tsx';

export interface AnsweredProps<Answer> {
  readonly of: UsedAnswer<Answer>;
  /** Lines of what is awaited, to hold its place. */
  readonly lines?: number;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** Shows what was answered, and until then that it is coming or why it is not. */
export function Answered<Answer>({ of: { asked, reload }, lines = 3, children }: AnsweredProps<Answer>) {
  if (asked.state === 'waiting') return <Skeleton lines={lines} />;
  if (asked.state === 'failed') return <FailureNotice error={asked.error} retry={reload} />;
  return <>{children(asked.answer)}</>;
}
