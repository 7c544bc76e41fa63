import { useEffect, useRef, useState } from 'preact/hooks';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { PictureCrop } from './crop/picture-crop.tsx';
import { PictureUnreadableError } from './errors.ts';
import { shrinkPicture } from './shrink-picture.ts';

export interface PictureDropProps {
  readonly onTake: (picture: Blob) => void;
  /** Whether several files may come at once. */
  readonly several: boolean;
}

/** Takes photos and scans, dropped, chosen, or taken with a phone's camera: a single one can be cut and turned. */
export function PictureDrop({ onTake, several }: PictureDropProps) {
  const [isOver, setOver] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [opened, setOpened] = useState<{ readonly file: File; readonly bitmap: ImageBitmap }>();

  const input = useRef<HTMLInputElement>(null);
  const wasOpened = useRef(false);
  useEffect(() => {
    // Whoever has cut a picture by keyboard goes on from where the next one is chosen.
    if (wasOpened.current && opened === undefined) input.current?.focus({ preventScroll: true });
    wasOpened.current = opened !== undefined;
  }, [opened]);

  const takeWhole = async (file: File) => {
    try {
      onTake(await shrinkPicture(file));
    } catch (cause) {
      setFailure(new PictureUnreadableError(file.name, { cause }));
    }
  };
  const receive = async (files: readonly File[]) => {
    setFailure(undefined);
    const [first] = files;
    if (first === undefined) return;
    if (several && files.length > 1) {
      for (const file of files) await takeWhole(file);
      return;
    }
    // A TIFF file is for the service to read; browsers cannot.
    const bitmap = await createImageBitmap(first).catch(() => undefined);
    if (bitmap === undefined) await takeWhole(first);
    else setOpened({ file: first, bitmap });
  };
  const close = () => {
    opened?.bitmap.close();
    setOpened(undefined);
  };

  if (opened !== undefined) {
    const { file, bitmap } = opened;
    return (
      <PictureCrop
        bitmap={bitmap}
        onTake={async (part) => {
          close();
          if (part === undefined) await takeWhole(file);
          else onTake(part);
        }}
        onLeave={close}
      />
    );
  }
  const choose = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    receive([...(currentTarget.files ?? [])]);
    currentTarget.value = '';
  };
  return (
    <div class="stack">
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
          receive([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <input ref={input} type="file" accept="image/*" multiple={several} onChange={choose} />
        <strong>Drop a photo or scan here</strong>
        <span>
          or choose a file, of a signature or a whole document: you cut the signature out of it.
          {several && ' Several at once are taken as they are, one signature each.'}
        </span>
      </label>
      <label class="button camera">
        <input type="file" accept="image/*" capture="environment" class="unseen" onChange={choose} />
        Take a photo
      </label>
      {failure !== undefined && <FailureNotice error={failure} />}
    </div>
  );
}
