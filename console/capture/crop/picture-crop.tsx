import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { percent } from '../../parts/figures.ts';
import { cutPicture } from '../shrink-picture.ts';
import { isWhole, turnBox, WHOLE } from './crop-box.ts';
import { CropFrame } from './crop-frame.tsx';
import { drawPart } from './turned-picture.ts';

export interface PictureCropProps {
  readonly bitmap: ImageBitmap;
  /** Takes the part that was cut out; nothing where the picture is wanted as it is. */
  readonly onTake: (part: Blob | undefined) => void;
  readonly onLeave: () => void;
}

/** Longer side in pixels at which the picture is shown. */
const SHOWN_SIDE = 1400;
const QUARTERS = 4;

/** Turns a photo or scan and cuts the signature out of it. Nothing of the rest is sent or kept. */
export function PictureCrop({ bitmap, onTake, onLeave }: PictureCropProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const section = useRef<HTMLElement>(null);
  const [turns, setTurns] = useState(0);
  const [box, setBox] = useState(WHOLE);
  const [busy, setBusy] = useState(false);
  useLayoutEffect(() => {
    if (canvas.current !== null) drawPart(canvas.current, { bitmap, turns }, WHOLE, SHOWN_SIDE);
  }, [bitmap, turns]);
  useEffect(() => section.current?.focus(), []);

  const width = percent(box.right - box.left, 0);
  const height = percent(box.bottom - box.top, 0);
  const asItIs = turns === 0 && isWhole(box);
  const take = async () => {
    setBusy(true);
    onTake(asItIs ? undefined : await cutPicture({ bitmap, turns }, box));
  };
  return (
    <section class="picture-crop" aria-label="Cut the signature out" ref={section} tabIndex={-1}>
      <p class="small muted" aria-live="polite">
        Drag the corners around the signature, with some paper on every side. Taken are {width} of the width
        and {height} of the height.
      </p>
      <div class="crop-stage">
        <canvas ref={canvas} role="img" aria-label="The picture" />
        <CropFrame box={box} onChange={setBox} />
      </div>
      <div class="actions">
        <button type="button" class="primary" disabled={busy} onClick={take}>
          {asItIs ? 'Take the whole picture' : 'Take this part'}
        </button>
        <button
          type="button"
          onClick={() => {
            setTurns((before) => (before + 1) % QUARTERS);
            setBox(turnBox);
          }}
        >
          Turn right
        </button>
        <button type="button" onClick={onLeave}>
          Cancel
        </button>
      </div>
    </section>
  );
}
