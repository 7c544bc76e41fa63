import type { ReferenceMap } from 'countersign-client';
import { middleOf } from './map-points.ts';

export interface MapDrawingProps {
  readonly people: ReferenceMap['shown'];
  /** Whether names stand beside the people. */
  readonly named: boolean;
}

/** Length of the map's longer side in the drawing, whose lines and letters have whole numbers then. */
export const MAP_SIZE = 1000;
const RADIUS = 8;
const ABOVE = 22;
const LONGEST_NAME = 22;

/** People as stars: a point a reference, tied to the middle of the person's. */
export function MapDrawing({ people, named }: MapDrawingProps) {
  return (
    <>
      {people.map(({ subject, places }) => {
        const middle = middleOf(places);
        const [x, y] = [MAP_SIZE * middle.x, MAP_SIZE * middle.y];
        return (
          <g key={subject}>
            <path
              d={places.map((place) => `M${x} ${y}L${MAP_SIZE * place.x} ${MAP_SIZE * place.y}`).join('')}
            />
            {places.map((place) => (
              <circle key={place.reference} cx={MAP_SIZE * place.x} cy={MAP_SIZE * place.y} r={RADIUS} />
            ))}
            {named && (
              <text x={x} y={y - ABOVE}>
                {shortened(subject)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
