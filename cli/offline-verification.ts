import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Embedder } from '#core/embedding/embedder.ts';
import { CountersignError } from '#core/errors/countersign-error.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import type { PreparedSignature } from '#core/image/prepared-signature.ts';
import { readArtefact } from '#core/model/artefact.ts';
import type { QualityFinding } from '#core/quality/findings.ts';
import { DEFAULT_POLICY, type Decision } from '#core/score/decision.ts';
import { verifySignature } from '#core/score/verify-signature.ts';
import { NoReferencesError, PictureRefusedError, UnreadableFileError } from './errors.ts';
import { readPicture } from './read-picture.ts';

/** One picture that took part, with what it contributed. */
interface ComparedPicture {
  readonly path: string;
  readonly findings: readonly QualityFinding[];
}

/** The answer of a comparison that needs no server. */
export interface OfflineVerification {
  readonly decision: Decision;
  readonly score: number;
  readonly references: readonly (ComparedPicture & { readonly score: number })[];
  readonly query: ComparedPicture;
  readonly modelVersion: string;
}

const PICTURE_NAME = /\.(png|jpe?g|webp|tiff?)$/i;

/** Pictures directly inside a folder, by name. @throws UnreadableFileError, NoReferencesError */
export async function picturesIn(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((cause: unknown) => {
    throw new UnreadableFileError(directory, { cause });
  });
  const pictures = names.filter((name) => PICTURE_NAME.test(name)).sort();
  if (pictures.length === 0) throw new NoReferencesError(directory);
  return pictures.map((name) => join(directory, name));
}

/**
 * Compares a query with references from files, by the code that the service runs.
 *
 * @param model folder of a model artefact
 * @throws UnreadableFileError, PictureRefusedError, ModelError
 */
export async function verifyOffline(
  referencePaths: readonly string[],
  queryPath: string,
  model: string,
): Promise<OfflineVerification> {
  const embedder = await Embedder.create(await readArtefact(model));
  const paths = [queryPath, ...referencePaths];
  const prepared = await Promise.all(paths.map((path) => prepareFile(path, embedder)));
  const [query, ...references] = await embedder.embed(prepared.map(({ input }) => input));
  if (query === undefined) throw new RangeError('the embedder returned nothing for the query');

  const { manifest } = embedder;
  const verification = verifySignature({ query, references, manifest, policy: DEFAULT_POLICY });
  const compared = (i: number): ComparedPicture => ({
    path: paths[i] ?? '',
    findings: prepared[i]?.findings ?? [],
  });
  return {
    decision: verification.decision,
    score: verification.score,
    references: verification.references.map((score, i) => ({ ...compared(i + 1), score })),
    query: compared(0),
    modelVersion: manifest.modelVersion,
  };
}

async function prepareFile(path: string, embedder: Embedder): Promise<PreparedSignature> {
  const bytes = await readPicture(path);
  try {
    return await prepareSignature(bytes, embedder.size);
  } catch (error) {
    if (error instanceof CountersignError) throw new PictureRefusedError(path, error);
    throw error;
  }
}
