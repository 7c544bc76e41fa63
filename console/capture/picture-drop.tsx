import { useState } from 'preact/hooks';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { PictureUnreadableError } from './errors.ts';
import { shrinkPicture } from './shrink-picture.ts';

export interface PictureDropProps {
  readonly onTake: (picture: Blob) => void;
  /** Whether several files may come at once. */
  readonly several: boolean;
}

/** Takes photos and scans: dropped, chosen, or taken with a phone's camera. */
export function PictureDrop({ onTake, several }: PictureDropProps) {
  const [isOver, setOver] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const take = async (files: Iterable<File>) => {
    setFailure(undefined);
    for (const file of several ? files : [...files].slice(0, 1)) {
      try {
        onTake(await shrinkPicture(file));
      } catch (cause) {
        setFailure(new PictureUnreadableError(file.name, { cause }));
      }
    }
  };

  return (
    <div>
      <label
        class={`picture-drop ${isOver ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files ?? []);
        }}
      >
        <input
          type="file"
          accept="image/*"
          multiple={several}
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
        <strong>Drop a photo or scan here</strong>
        <span>
          or choose a file. One signature a picture, dark ink on light paper, with a margin around it.
        </span>
      </label>
      {failure !== undefined && <FailureNotice error={failure} />}
    </div>
  );
}
