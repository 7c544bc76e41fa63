import { useEffect, useRef, useState } from 'preact/hooks';
import SignaturePad from 'signature_pad';
import { type DrawingHint, drawingHints } from './drawing-hints.ts';

export interface DrawingPadProps {
  /** What is to be drawn, for a screen reader. */
  readonly label: string;
  readonly onTake: (picture: Blob) => void;
  readonly takeLabel: string;
}

/** Paper is white and ink is black in every theme: the picture goes to the service as it is seen. */
const INK = '#111418';
const PAPER = '#ffffff';

/** Somewhere to sign with mouse, pen or finger, with hints while one does. */
export function DrawingPad({ label, onTake, takeLabel }: DrawingPadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const [hints, setHints] = useState<readonly DrawingHint[]>([]);
  const [isEmpty, setEmpty] = useState(true);

  const look = () => {
    const { current: paper } = canvas;
    const { current: signature } = pad;
    if (paper === null || signature === undefined) return;
    const strokes = signature.toData().map(({ points }) => points);
    setEmpty(signature.isEmpty());
    setHints(drawingHints(strokes, { width: paper.clientWidth, height: paper.clientHeight }));
  };

  useEffect(() => {
    const { current: paper } = canvas;
    if (paper === null) return;
    const signature = new SignaturePad(paper, {
      penColor: INK,
      backgroundColor: PAPER,
      minWidth: 0.9,
      maxWidth: 2.4,
    });
    pad.current = signature;
    signature.addEventListener('endStroke', look);
    // A turned phone gives the paper another size; what was drawn stays.
    const sizes = new ResizeObserver(() => matchScreen(paper, signature));
    sizes.observe(paper);
    return () => {
      sizes.disconnect();
      signature.off();
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    look();
  };
  const undo = () => {
    const { current: signature } = pad;
    signature?.fromData(signature.toData().slice(0, -1));
    look();
  };
  const take = () => {
    canvas.current?.toBlob((picture) => {
      if (picture === null) return;
      onTake(picture);
      clear();
    }, 'image/png');
  };

  return (
    <div class="drawing-pad">
      <div class="paper">
        <canvas ref={canvas} role="img" aria-label={label} />
        {isEmpty && <span class="baseline">Sign here</span>}
      </div>
      <ul class="hints" aria-live="polite">
        {hints.map(({ kind, text }) => (
          <li key={text} class={kind}>
            {text}
          </li>
        ))}
        {hints.length === 0 && <li class="idle">Sign as you always do, at your usual speed.</li>}
      </ul>
      <div class="actions">
        <button type="button" class="primary" onClick={take} disabled={isEmpty}>
          {takeLabel}
        </button>
        <button type="button" onClick={undo} disabled={isEmpty}>
          Undo stroke
        </button>
        <button type="button" onClick={clear} disabled={isEmpty}>
          Clear
        </button>
      </div>
    </div>
  );
}

/** Gives the canvas as many pixels as the screen has there, and draws anew what was on it. */
function matchScreen(paper: HTMLCanvasElement, signature: SignaturePad): void {
  const ratio = Math.max(devicePixelRatio, 1);
  const strokes = signature.toData();
  paper.width = Math.round(paper.clientWidth * ratio);
  paper.height = Math.round(paper.clientHeight * ratio);
  paper.getContext('2d')?.scale(ratio, ratio);
  signature.fromData(strokes);
}
