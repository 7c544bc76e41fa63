import { answerOf, type OutcomeRequest, type Verification } from 'countersign-client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useService } from '../service/service.ts';

const PAGE = 100;
/** With so few left of those that were read, the next page is fetched. */
const FEW = 10;
/** How many of those that follow are looked at ahead. */
const AHEAD = 2;

/** An outcome that was given in this sitting. */
export interface Decided {
  readonly verification: Verification;
  readonly outcome: OutcomeRequest['outcome'];
}

/** The verifications that wait for a person, and what this person has done about them. */
export interface Queue {
  readonly state: 'waiting' | 'failed' | 'ready';
  /** Why the queue could not be read, or the last outcome not be recorded. */
  readonly failure: unknown;
  readonly open: readonly Verification[];
  readonly current: Verification | undefined;
  /** Where the current one stands among the open ones, from 1. */
  readonly position: number;
  /** Those that come next. */
  readonly following: readonly Verification[];
  /** Whether more wait than were read yet. */
  readonly hasMore: boolean;
  readonly decided: readonly Decided[];
  readonly move: (steps: number) => void;
  readonly choose: (id: string) => void;
  readonly decide: (request: OutcomeRequest) => void;
  readonly undo: () => void;
  readonly reload: () => void;
}

/** Reads the queue, oldest first, and keeps it in step with what the reviewer does before the service has said so. */
export function useQueue(): Queue {
  const { client } = useService();
  const [state, setState] = useState<Queue['state']>('waiting');
  const [failure, setFailure] = useState<unknown>();
  const [open, setOpen] = useState<readonly Verification[]>([]);
  const [at, setAt] = useState(0);
  const [more, setMore] = useState<string>();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  /** Whether the service has an outcome, once what is on its way there has arrived. */
  const standing = useRef(new Map<string, Promise<boolean>>());
  /** The last call that is on its way: one waits for the other, or many about one person would be in each other's way. */
  const onItsWay = useRef<Promise<boolean>>(Promise.resolve(true));
  const inTurn = (id: string, call: () => Promise<boolean>) => {
    onItsWay.current = onItsWay.current.then(call);
    standing.current.set(id, onItsWay.current);
  };

  const read = (page?: string) =>
    answerOf(
      client.GET('/v1/reviews', { params: { query: { limit: PAGE, ...(page !== undefined && { page }) } } }),
    );
  const reload = () => {
    setFailure(undefined);
    read().then(
      ({ verifications, next }) => {
        setOpen(verifications);
        setMore(next);
        setAt(0);
        setState('ready');
      },
      (error: unknown) => {
        setFailure(error);
        setState('failed');
      },
    );
  };
  useEffect(reload, []);
  const isShort = open.length <= FEW;
  useEffect(() => {
    if (more === undefined || !isShort) return;
    setMore(undefined);
    read(more).then(({ verifications, next }) => {
      setOpen((before) => [...before, ...verifications]);
      setMore(next);
    }, setFailure);
  }, [more, isShort]);

  const place = Math.min(at, Math.max(0, open.length - 1));
  const putBack = (verification: Verification) => {
    setOpen((before) => [...before.slice(0, place), verification, ...before.slice(place)]);
    setAt(place);
    setDecided((before) => before.filter((one) => one.verification !== verification));
  };
  const pathOf = ({ subject, id }: Verification) => ({ path: { subject, verification: id } });

  const decide = (body: OutcomeRequest) => {
    const verification = open[place];
    if (verification === undefined) return;
    setFailure(undefined);
    setOpen((before) => before.filter((one) => one !== verification));
    setDecided((before) => [{ verification, outcome: body.outcome }, ...before]);
    inTurn(verification.id, () =>
      answerOf(
        client.POST('/v1/subjects/{subject}/verifications/{verification}/review/outcome', {
          params: pathOf(verification),
          body,
        }),
      ).then(
        () => true,
        (error: unknown) => {
          putBack(verification);
          setFailure(error);
          return false;
        },
      ),
    );
  };

  const undo = () => {
    const last = decided[0];
    const recorded = last && standing.current.get(last.verification.id);
    if (last === undefined || recorded === undefined) return;
    const { verification } = last;
    setFailure(undefined);
    putBack(verification);
    inTurn(verification.id, async () => {
      if (!(await recorded)) return false;
      return answerOf(
        client.DELETE('/v1/subjects/{subject}/verifications/{verification}/review/outcome', {
          params: pathOf(verification),
        }),
      ).then(
        () => false,
        (error: unknown) => {
          setOpen((before) => before.filter((one) => one !== verification));
          setDecided((before) => [last, ...before]);
          setFailure(error);
          return true;
        },
      );
    });
  };

  return {
    state,
    failure,
    open,
    decided,
    current: open[place],
    position: place + 1,
    following: open.slice(place + 1, place + 1 + AHEAD),
    hasMore: more !== undefined,
    move: (steps) => setAt(Math.min(open.length - 1, Math.max(0, place + steps))),
    choose: (id) =>
      setAt(
        Math.max(
          0,
          open.findIndex((one) => one.id === id),
        ),
      ),
    decide,
    undo,
    reload,
  };
}
