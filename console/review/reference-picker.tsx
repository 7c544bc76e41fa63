import type { Verification } from 'countersign-client';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { scoreText } from '../parts/figures.ts';
import { keepInSight } from './keep-in-sight.ts';
import { SignatureCanvas } from './pictures/signature-canvas.tsx';
import { FIRST_VIEW } from './pictures/view.ts';
import type { Material } from './use-material.ts';

export interface ReferencePickerProps {
  readonly verification: Verification;
  readonly references: Material['references'];
  /** Which one is looked at. */
  readonly place: number;
  readonly onPick: (place: number) => void;
}

/** The references, to be looked at one after the other. */
export function ReferencePicker({ verification, references, place, onPick }: ReferencePickerProps) {
  const score = (id: string) => verification.references.find((one) => one.id === id)?.score;
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => keepInSight(list.current, '[aria-pressed="true"]'), [place, references.length]);
  return (
    <ol class="reference-picker" aria-label="References" ref={list}>
      {references.map(({ id, picture }, i) => {
        const scored = score(id);
        return (
          <li key={id}>
            <button type="button" aria-pressed={i === place} onClick={() => onPick(i)}>
              <SignatureCanvas picture={picture} view={FIRST_VIEW} />
              <span>
                Reference {i + 1} {scored !== undefined && <b>{scoreText(scored)}</b>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
