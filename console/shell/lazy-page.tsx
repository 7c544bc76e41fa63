import type { ComponentType } from 'preact';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useAnswer } from '../service/use-answer.ts';

/** What every page is told: the part of the place behind its own name. */
export interface PageProps {
  readonly rest: readonly string[];
}

/** A page whose script is loaded when somebody goes there. */
export function lazyPage(load: () => Promise<ComponentType<PageProps>>): ComponentType<PageProps> {
  return function LazyPage(props: PageProps) {
    const { asked, reload } = useAnswer(async () => ({ Page: await load() }), []);
    if (asked.state === 'waiting') return <Skeleton lines={6} />;
    if (asked.state === 'failed') return <FailureNotice error={asked.error} retry={reload} />;
    const { Page } = asked.answer;
    return <Page {...props} />;
  };
}
