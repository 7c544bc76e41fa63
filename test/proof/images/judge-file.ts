import type { Embedder } from '#core/embedding/embedder.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import { prepareSignature } from '#core/image/prepare.ts';

/** What became of an untrusted file: the code it was refused with, or `embedded`; and what went wrong with it. */
export interface Judged {
  readonly outcome: string;
  readonly failure: string | undefined;
  readonly milliseconds: number;
}

/** Reads a file as the service does, up to its embedding. Anything but an ImageError or a sound embedding is a failure. */
export async function judgeFile(embedder: Embedder, bytes: Uint8Array): Promise<Judged> {
  const start = performance.now();
  const judged = (outcome: string, failure?: string): Judged => ({
    outcome,
    failure,
    milliseconds: performance.now() - start,
  });
  try {
    const { input } = await prepareSignature(bytes, embedder.size);
    const [embedding] = await embedder.embed([input]);
    const isSound = embedding?.every(Number.isFinite) ?? false;
    return judged('embedded', isSound ? undefined : 'an embedding that is no numbers');
  } catch (error) {
    if (error instanceof ImageError) return judged(error.code);
    return judged('failed', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}
