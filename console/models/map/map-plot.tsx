import type { ReferenceMap } from 'countersign-client';
import type { TargetedPointerEvent } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { counted } from '../../parts/figures.ts';
import { MAP_SIZE, MapDrawing } from './map-drawing.tsx';
import { type MapPoint, nearestPoint, pointsOf } from './map-points.ts';
import { PointedSignature } from './pointed-signature.tsx';

export interface MapPlotProps {
  readonly map: ReferenceMap;
  /** The person who stands out. */
  readonly chosen: string | undefined;
  readonly onChoose: (subject: string) => void;
}

/** With more people than these, names would cover each other. */
const MOST_NAMED = 12;
/** How far beside a point, as a share of the map, a pointer still means it. */
const REACH = 0.04;

/** The map itself: whoever is pointed at shows their signature, whoever is clicked is chosen. */
export function MapPlot({ map, chosen, onChoose }: MapPlotProps) {
  const { shown } = map;
  const points = useMemo(() => pointsOf(map), [map]);
  const [pointed, setPointed] = useState<MapPoint>();
  const named = shown.length <= MOST_NAMED;
  const everybody = useMemo(() => <MapDrawing people={shown} named={named} />, [shown, named]);
  const standOut = pointed?.subject ?? chosen;
  const pointAt = ({ currentTarget, clientX, clientY }: TargetedPointerEvent<SVGSVGElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const at = { x: (clientX - left) / width, y: (clientY - top) / height };
    const nearest = nearestPoint(points, at, REACH);
    setPointed(nearest);
    return nearest;
  };
  return (
    <figure class="map-plot">
      <div class="map-place">
        <svg
          viewBox={`0 0 ${MAP_SIZE} ${MAP_SIZE}`}
          role="img"
          aria-label={`Map of ${counted(points.length, 'reference')} of ${shown.length === 1 ? 'one person' : `${shown.length} people`}. Choose a person to see theirs.`}
          onPointerMove={pointAt}
          onPointerLeave={() => setPointed(undefined)}
          onPointerDown={(event) => {
            const nearest = pointAt(event);
            if (nearest !== undefined) onChoose(nearest.subject);
          }}
        >
          {everybody}
          <g class="chosen">
            <MapDrawing people={shown.filter(({ subject }) => subject === standOut)} named={!named} />
          </g>
        </svg>
        {pointed !== undefined && <PointedSignature {...pointed} />}
      </div>
    </figure>
  );
}
