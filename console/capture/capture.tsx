import { useId, useState } from 'preact/hooks';
import { DrawingPad } from './drawing-pad.tsx';
import { PictureDrop } from './picture-drop.tsx';

export interface CaptureProps {
  /** What is to be signed, for a screen reader. */
  readonly label: string;
  readonly takeLabel: string;
  readonly several?: boolean;
  readonly onTake: (picture: Blob) => void;
}

const WAYS = { draw: 'Draw', picture: 'Photo or scan' } as const;
type Way = keyof typeof WAYS;

/** Takes a signature: drawn on the screen, or as a picture of one on paper. */
export function Capture({ label, takeLabel, several = false, onTake }: CaptureProps) {
  const [way, setWay] = useState<Way>('draw');
  const name = useId();
  return (
    <div class="capture">
      <fieldset class="segments">
        <legend class="unseen">How to give the signature</legend>
        {(Object.keys(WAYS) as Way[]).map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={way === one} onChange={() => setWay(one)} />
            <span>{WAYS[one]}</span>
          </label>
        ))}
      </fieldset>
      {way === 'draw' ? (
        <DrawingPad label={label} takeLabel={takeLabel} onTake={onTake} />
      ) : (
        <PictureDrop several={several} onTake={onTake} />
      )}
    </div>
  );
}
