import sharp from 'sharp';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { CompactIndex, type IndexedReference } from '#core/identification/compact-index.ts';
import { evidenceSpace } from '#core/identification/evidence-space.ts';
import { type ReferenceId, type SubjectId, subjectIdSchema } from '#core/ids.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { subjectScorer } from '#core/score/subject-scorer.ts';
import { Random } from '#training/random/random.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';
import { summarize, type Timing } from '../../timing.ts';

const PEOPLE = 20_000;
const REFERENCES_EACH = 5;
/** Synthetic people whose real embeddings the crowd is drawn around. */
const MODELS = 60;
/** Signatures that a drawn one is mixed of. */
const MIXED = 8;
const WARM_UP = 20;
const QUERIES = 100;
/** Queries that are compared with everybody too. */
const EXHAUSTIVE = 10;
/** As the service asks for five candidates. */
const WANTED = 40;
const SEED = 11;

export interface Identification {
  readonly references: number;
  /** Of the vectors in memory. */
  readonly megabytes: number;
  readonly buildSeconds: number;
  /** Of finding whom to score, after embedding; processor time, which is the same however busy the machine is. */
  readonly searchMilliseconds: number;
  /** The same by the clock. */
  readonly search: Timing;
  /** People that are proposed on average, where 40 are asked for. */
  readonly proposed: number;
  /** Of the queries that were scored against everybody too, those whose best score was among the proposed. */
  readonly bestProposed: `${number} of ${number}`;
}

/** Searches among 100,000 references in memory, as the function of identifications does. */
export async function measureIdentification(): Promise<Identification> {
  const { manifest, samples } = await embedPeople();
  const random = new Random(`identification ${SEED}`);
  const crowd = drawCrowd(samples, random);
  const toVector = evidenceSpace(manifest.calibration);
  const references = crowd.flatMap(({ subject, embeddings }, person) =>
    embeddings.map(
      (embedding, i): IndexedReference => ({
        subject,
        // Ids only have to differ.
        reference: `${person}-${i}` as ReferenceId,
        vector: toVector(embedding),
      }),
    ),
  );
  const beforeBuilding = process.cpuUsage();
  const index = new CompactIndex(references, manifest.embedding.size);
  const buildSeconds = processorMilliseconds(beforeBuilding) / 1000;

  const queries = Array.from({ length: WARM_UP + QUERIES }, () => random.pick(crowd).draw());
  const search = (embedding: Float32Array) => index.candidates(toVector(embedding), WANTED);
  for (const embedding of queries.splice(0, WARM_UP)) search(embedding);
  const beforeSearching = process.cpuUsage();
  const durations: number[] = [];
  const proposed = queries.map((embedding) => {
    const started = performance.now();
    const candidates = search(embedding);
    durations.push(performance.now() - started);
    return candidates;
  });
  const searchMilliseconds = processorMilliseconds(beforeSearching) / QUERIES;

  const isBestProposed = queries.slice(0, EXHAUSTIVE).map((embedding, query) => {
    const scored = crowd.map(({ embeddings }) => subjectScorer(embeddings, manifest)(embedding).llr);
    const best = crowd[scored.indexOf(Math.max(...scored))];
    return best !== undefined && proposed[query]?.includes(best.subject);
  });
  return {
    references: index.count,
    megabytes: Math.round(index.bytes / 1e6),
    buildSeconds: rounded(buildSeconds),
    searchMilliseconds: rounded(searchMilliseconds),
    search: summarize(durations),
    proposed: rounded(proposed.reduce((sum, { length }) => sum + length, 0) / QUERIES),
    bestProposed: `${isBestProposed.filter(Boolean).length} of ${EXHAUSTIVE}`,
  };
}

/** Embeddings of some synthetic people's signatures, person by person. */
async function embedPeople() {
  const embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
  const samples: Float32Array[][] = [];
  for (let person = 0; person < MODELS; person++) {
    const writer = createWriter(SEED, person);
    const own: Float32Array[] = [];
    for (let sample = 0; sample < REFERENCES_EACH; sample++) {
      const { width, height, pixels } = writeGenuine(writer, sample);
      const png = await sharp(pixels, { raw: { width, height, channels: 1 } })
        .png()
        .toBuffer();
      own.push(...(await embedder.embed([(await prepareSignature(png, embedder.size)).input])));
    }
    samples.push(own);
  }
  return { manifest: embedder.manifest, samples };
}

interface DrawnPerson {
  readonly subject: SubjectId;
  readonly embeddings: readonly Float32Array[];
  /** Another signature of the same person. */
  readonly draw: () => Float32Array;
}

/** People whose means and signatures vary as those of the samples do. */
function drawCrowd(
  samples: readonly (readonly Float32Array[])[],
  random: Random,
): [DrawnPerson, ...DrawnPerson[]] {
  const means = samples.map(meanOf);
  const center = meanOf(means);
  const between = means.map((mean) => differenceOf(mean, center));
  const within = samples.flatMap((own, i) => own.map((one) => differenceOf(one, means[i] ?? center)));
  const drawn = (person: number): DrawnPerson => {
    const mean = sumOf(center, mixOf(between, random));
    const draw = () => sumOf(mean, mixOf(within, random));
    const embeddings = Array.from({ length: REFERENCES_EACH }, draw);
    return { subject: subjectIdSchema.parse(`person-${person}`), embeddings, draw };
  };
  return [drawn(0), ...Array.from({ length: PEOPLE - 1 }, (_, i) => drawn(i + 1))];
}

function mixOf(vectors: readonly Float32Array[], random: Random): Float32Array {
  const mixed = new Float32Array(vectors[0]?.length ?? 0);
  for (let part = 0; part < MIXED; part++) {
    const vector = vectors[random.integer(vectors.length)];
    const weight = random.normal() / Math.sqrt(MIXED);
    for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] ?? 0) + weight * (vector?.[i] ?? 0);
  }
  return mixed;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
  }
  return mean;
}

const sumOf = (a: Float32Array, b: Float32Array) => a.map((value, i) => value + (b[i] ?? 0));
const differenceOf = (a: Float32Array, b: Float32Array) => a.map((value, i) => value - (b[i] ?? 0));
function processorMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

const rounded = (value: number) => Number(value.toPrecision(3));
