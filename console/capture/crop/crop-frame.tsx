import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { percent } from '../../parts/figures.ts';
import { type Corner, type CropBox, moveBox, moveCorner, type Step } from './crop-box.ts';

export interface CropFrameProps {
  readonly box: CropBox;
  readonly onChange: (box: CropBox) => void;
}

/** What is taken hold of: a corner, or the box as a whole. */
interface Handle {
  readonly name: string;
  readonly className: string;
  readonly move: (box: CropBox, step: Step) => CropBox;
}

const corner = (name: string, className: string, at: Corner): Handle => ({
  name,
  className: `corner ${className}`,
  move: (box, step) => moveCorner(box, at, step),
});
const HANDLES: readonly Handle[] = [
  { name: 'Whole part', className: 'body', move: moveBox },
  corner('Upper left corner', 'upper left', { x: 'left', y: 'top' }),
  corner('Upper right corner', 'upper right', { x: 'right', y: 'top' }),
  corner('Lower left corner', 'lower left', { x: 'left', y: 'bottom' }),
  corner('Lower right corner', 'lower right', { x: 'right', y: 'bottom' }),
];
const KEY_STEP = 0.01;
const LONG_KEY_STEP = 0.05;
const DIRECTIONS: Readonly<Record<string, Step>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The frame around the part that is taken: it and its corners are dragged, or moved by the arrow keys. */
export function CropFrame({ box, onChange }: CropFrameProps) {
  const drag = (down: TargetedPointerEvent<HTMLElement>, { move }: Handle) => {
    const handle = down.currentTarget;
    const picture = handle.closest('.crop-stage')?.getBoundingClientRect();
    if (picture === undefined) return;
    handle.setPointerCapture(down.pointerId);
    const follow = ({ clientX, clientY }: PointerEvent) =>
      onChange(
        move(box, {
          x: (clientX - down.clientX) / picture.width,
          y: (clientY - down.clientY) / picture.height,
        }),
      );
    handle.addEventListener('pointermove', follow);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', follow), {
      once: true,
    });
  };
  const press = (event: TargetedKeyboardEvent<HTMLElement>, { move }: Handle) => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const length = event.shiftKey ? LONG_KEY_STEP : KEY_STEP;
    onChange(move(box, { x: length * direction.x, y: length * direction.y }));
  };
  return (
    <div
      class="crop-frame"
      style={{
        left: percent(box.left),
        top: percent(box.top),
        width: percent(box.right - box.left),
        height: percent(box.bottom - box.top),
      }}
    >
      {HANDLES.map((handle) => (
        <button
          key={handle.name}
          type="button"
          class={handle.className}
          aria-label={`${handle.name}, moved by the arrow keys`}
          onPointerDown={(event) => drag(event, handle)}
          onKeyDown={(event) => press(event, handle)}
        />
      ))}
    </div>
  );
}
