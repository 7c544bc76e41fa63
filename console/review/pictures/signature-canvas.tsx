import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ExaminedPicture } from './examined-picture.ts';
import { placement, type View } from './view.ts';

export interface SignatureCanvasProps {
  readonly picture: ExaminedPicture | undefined;
  readonly view: View;
  /** Absent where the text beside it says what it is. */
  readonly label?: string;
  /** Color of the ink alone; without one the picture is shown as it is. */
  readonly tint?: string;
  readonly opacity?: number;
  readonly className?: string;
}

/** One picture in its place, at the zoom and shift that both are looked at with. */
export function SignatureCanvas({
  picture,
  view,
  label,
  tint,
  opacity = 1,
  className = '',
}: SignatureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // Before the paint: else the picture before it shows for a moment under the new name.
  useLayoutEffect(() => {
    const { current: place } = canvas;
    if (place === null || picture === undefined) return;
    const draw = () => drawInto(place, picture, view, tint);
    draw();
    const sizes = new ResizeObserver(draw);
    sizes.observe(place);
    return () => sizes.disconnect();
  }, [picture, view, tint]);
  return (
    <canvas
      ref={canvas}
      class={`${className} ${thicknessClass(view.thickness)}`}
      {...(label === undefined
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': label, 'aria-busy': picture === undefined })}
      style={{ opacity }}
    />
  );
}

/** The filter of stroke-thickness.tsx that a thickness stands for. */
function thicknessClass(thickness: number): string {
  if (thickness === 0) return '';
  return thickness > 0 ? `thicker-${thickness}` : `thinner-${-thickness}`;
}

function drawInto(
  place: HTMLCanvasElement,
  { whole, ink, box }: ExaminedPicture,
  view: View,
  tint: string | undefined,
): void {
  const ratio = Math.max(1, devicePixelRatio);
  place.width = Math.round(place.clientWidth * ratio);
  place.height = Math.round(place.clientHeight * ratio);
  const context = place.getContext('2d');
  if (context === null) return;
  const { scale, x, y } = placement(box, place, view);
  context.imageSmoothingQuality = 'high';
  context.setTransform(scale, 0, 0, scale, x, y);
  context.drawImage(tint === undefined ? whole : ink, 0, 0);
  if (tint === undefined) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = tint;
  context.fillRect(0, 0, place.width, place.height);
}
