/** A signature that was taken and not yet sent. */
export interface Taken {
  readonly picture: Blob;
  /** Address of the picture in this tab. */
  readonly url: string;
}

/** A picture as one that was taken. */
export function taken(picture: Blob): Taken {
  return { picture, url: URL.createObjectURL(picture) };
}

export interface TakenStripProps {
  readonly pictures: readonly Taken[];
  /** How many there is room for. */
  readonly places: number;
  readonly onRemove: (picture: Taken) => void;
}

/** The signatures taken so far, and the places of those still to come. */
export function TakenStrip({ pictures, places, onRemove }: TakenStripProps) {
  return (
    <ol class="taken">
      {Array.from({ length: places }, (_, place) => {
        const picture = pictures[place];
        if (picture === undefined) {
          return (
            <li key={place} class="empty" aria-hidden="true">
              {place + 1}
            </li>
          );
        }
        return (
          <li key={picture.url}>
            <img class="signature" src={picture.url} alt={`Signature ${place + 1}`} />
            <button
              type="button"
              class="quiet"
              aria-label={`Remove signature ${place + 1}`}
              onClick={() => onRemove(picture)}
            >
              ×
            </button>
          </li>
        );
      })}
    </ol>
  );
}
