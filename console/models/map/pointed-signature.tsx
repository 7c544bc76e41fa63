import { useEffect, useState } from 'preact/hooks';
import { ReferencePicture } from '../../parts/reference-picture.tsx';
import type { MapPoint } from './map-points.ts';

/** Crossing the map asks for no pictures; resting on a point does. */
const REST_MILLISECONDS = 150;

/** The signature whose point is pointed at, beside that point. */
export function PointedSignature({ subject, reference, x, y }: MapPoint) {
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(reference), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [reference]);
  return (
    <div
      class={`pointed ${x > 0.5 ? 'leftwards' : ''} ${y > 0.5 ? 'upwards' : ''}`}
      style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
    >
      {rested === reference ? (
        <ReferencePicture subject={subject} reference={reference} name={`A signature of ${subject}`} />
      ) : (
        <span class="signature waiting" />
      )}
      <strong class="small">{subject}</strong>
    </div>
  );
}
