import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExaminedPicture } from './examined-picture.ts';
import { SignatureCanvas } from './signature-canvas.tsx';
import { StrokeThickness } from './stroke-thickness.tsx';
import { boundedZoom, type View } from './view.ts';

export interface ComparedPicturesProps {
  readonly query: ExaminedPicture | undefined;
  readonly reference: ExaminedPicture | undefined;
  readonly referenceName: string;
  readonly view: View;
  readonly onChange: (view: View) => void;
}

/** Two and a half changes a second: quick enough to see what moves, slower than what may harm (WCAG 2.2, 2.3.1). */
const FLICKER_MILLISECONDS = 400;
/** Colors that part on paper and for the color-blind: query blue, reference orange. */
const QUERY_TINT = '#1553b5';
const REFERENCE_TINT = '#d9730d';
const ZOOM_STEP = 1.0015;

/** Query and reference beside, upon, or in turn with each other; dragging shifts both, the wheel zooms both. */
export function ComparedPictures({ query, reference, referenceName, view, onChange }: ComparedPicturesProps) {
  const flickered = useFlicker(view.mode === 'flicker');
  const drag = useDrag(view, onChange);
  const shown = { view, ...drag };
  return (
    <div class={`compared ${view.mode}`}>
      <StrokeThickness />
      {view.mode === 'beside' && (
        <>
          <Place caption="Questioned" {...shown}>
            <SignatureCanvas picture={query} view={view} label="Questioned signature" />
          </Place>
          <Place caption={referenceName} {...shown}>
            <SignatureCanvas picture={reference} view={view} label={referenceName} />
          </Place>
        </>
      )}
      {view.mode === 'overlay' && (
        <Place caption={`Questioned (blue) upon ${referenceName} (orange)`} {...shown}>
          <SignatureCanvas
            picture={reference}
            view={view}
            label={referenceName}
            tint={REFERENCE_TINT}
            opacity={Math.min(1, 2 * (1 - view.opacity))}
          />
          <SignatureCanvas
            picture={query}
            view={view}
            label="Questioned signature"
            tint={QUERY_TINT}
            opacity={Math.min(1, 2 * view.opacity)}
            className="upon"
          />
        </Place>
      )}
      {view.mode === 'flicker' && (
        <Place caption={flickered ? 'Questioned' : referenceName} {...shown}>
          <SignatureCanvas
            picture={flickered ? query : reference}
            view={view}
            label={`Questioned signature and ${referenceName} in turn`}
          />
        </Place>
      )}
    </div>
  );
}

interface PlaceProps extends Drag {
  readonly caption: string;
  readonly children: preact.ComponentChildren;
}

function Place({ caption, children, onPointerDown, onWheel }: PlaceProps) {
  return (
    <figure>
      <div class="place" onPointerDown={onPointerDown} onWheel={onWheel}>
        {children}
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function useFlicker(isOn: boolean): boolean {
  const [first, setFirst] = useState(true);
  useEffect(() => {
    if (!isOn) return;
    const turns = setInterval(() => setFirst((before) => !before), FLICKER_MILLISECONDS);
    return () => clearInterval(turns);
  }, [isOn]);
  return first;
}

interface Drag {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onWheel: (event: WheelEvent) => void;
}

function useDrag(view: View, onChange: (view: View) => void): Drag {
  const latest = useRef({ view, onChange });
  latest.current = { view, onChange };
  return {
    onPointerDown: (down) => {
      const place = down.currentTarget;
      if (!(place instanceof HTMLElement)) return;
      place.setPointerCapture(down.pointerId);
      const { pan } = latest.current.view;
      const move = (event: PointerEvent) => {
        const { view: now, onChange: change } = latest.current;
        const x = pan.x + (event.clientX - down.clientX) / place.clientWidth;
        const y = pan.y + (event.clientY - down.clientY) / place.clientWidth;
        change({ ...now, pan: { x, y } });
      };
      place.addEventListener('pointermove', move);
      place.addEventListener('lostpointercapture', () => place.removeEventListener('pointermove', move), {
        once: true,
      });
    },
    onWheel: (event) => {
      if (!event.ctrlKey && !event.metaKey && latest.current.view.zoom === 1 && event.deltaY > 0) return;
      event.preventDefault();
      const { view: now, onChange: change } = latest.current;
      change({ ...now, zoom: boundedZoom(now.zoom * ZOOM_STEP ** -event.deltaY) });
    },
  };
}
