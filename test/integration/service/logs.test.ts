import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { squaredEuclidean } from '#core/embedding/distance.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { gatherEvidence } from '#core/score/evidence.ts';
import { weighEvidence } from '#core/score/weigh-evidence.ts';
import { embeddingFromBytes, embeddingToBytes } from '#lambdas/stores/references/embedding-bytes.ts';
import { embedPicture } from '#lambdas/use-cases/embed-image.ts';
import { awsEnvironment } from '#local/stack/aws-access.ts';
import { LOCAL_AUDIENCE } from '#local/stack/running-stack.ts';
import { apiEvent } from '#test/lambdas/support/events.ts';
import { base64 } from './support/json-api.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { rowsOf, table, withPrefix } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

const TENANT = 'discreet-bank';
const ENROLL = { resource: '/v1/subjects/{subject}/references' };
const VERIFY = { resource: '/v1/subjects/{subject}/verifications' };
const IDENTIFY = { resource: '/v1/identifications', pathParameters: null };
const COMPARE = { resource: '/v1/comparisons', pathParameters: null };
/** Of a number, digits enough that they come by chance nowhere else. */
const TELLING_DIGITS = /^[0.]*[\d.]{7}/;
/** Of a picture, a token or bytes, a part that is enough to know it by. */
const TELLING_LENGTH = 40;

let anna: Person;
let embedder: Embedder;
let token: string;
let lines: string[];

/** The functions as they are deployed, in this process, so that every line that they write is seen. */
let references: Handler;
let verifications: Handler;
let identifications: Handler;

beforeAll(async () => {
  const { endpoint, issuer, jwksUri, deployment } = deployedStack();
  const environment = {
    ...awsEnvironment(endpoint),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    TABLE_NAME: deployment.TableName,
    IMAGES_BUCKET: deployment.ImagesBucket,
    MODELS_BUCKET: deployment.ModelsBucket,
    TOKEN_ISSUER: issuer,
    TOKEN_AUDIENCE: LOCAL_AUDIENCE,
    TOKEN_JWKS_URI: jwksUri,
    TENANT_REQUESTS_PER_MINUTE: '1000',
    SUBJECT_REQUESTS_PER_MINUTE: '1000',
    VERIFICATION_RETENTION_DAYS: '30',
    DEFAULT_SKILLED_FAR: '0.1',
    DEFAULT_RANDOM_FAR: '0.01',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler: references } = await import('#lambdas/handlers/references.ts'));
  ({ handler: verifications } = await import('#lambdas/handlers/verifications.ts'));
  ({ handler: identifications } = await import('#lambdas/handlers/identifications.ts'));

  const { registry } = deployedStores();
  embedder = await Embedder.create(await registry.open(await registry.active()));
  token = await tokenFor({ tenant: TENANT });
  anna = await person(0);
});

beforeEach(() => {
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  }
});
afterEach(() => vi.restoreAllMocks());

async function call(handler: Handler, resource: object, subject: string, body: object): Promise<number> {
  const event = apiEvent({
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    pathParameters: { subject },
    ...resource,
    body: JSON.stringify(body),
  });
  return (await handler(event, {} as Context)).statusCode;
}

const enroll = (subject: string, ...images: (Uint8Array | undefined)[]) =>
  call(references, ENROLL, subject, { images: images.map(base64) });
const verify = (subject: string, image: Uint8Array | undefined) =>
  call(verifications, VERIFY, subject, { image: base64(image) });

/** Beginnings of numbers, as logs could show them; a plain one such as 0 tells nothing. */
const digits = (numbers: Iterable<number>) =>
  [...numbers].flatMap((number) => TELLING_DIGITS.exec(String(Math.abs(number)))?.[0] ?? []);

/** Beginnings of bytes, as logs could show them. */
function written(bytes: Uint8Array): string[] {
  const middle = bytes.subarray(bytes.length >> 1);
  return [bytes, middle].flatMap((part) => [
    Buffer.from(part.subarray(0, TELLING_LENGTH)).toString('base64').slice(0, TELLING_LENGTH),
    Buffer.from(part.subarray(0, TELLING_LENGTH)).toString('hex'),
    part.subarray(0, TELLING_LENGTH / 2).join(','),
  ]);
}

/** Everything about a subject and a query that no line may hold. */
async function secretsOf(subject: string, images: readonly Uint8Array[]): Promise<string[]> {
  const rows = await rowsOf(`T#${TENANT}#S#${subject}`);
  const stored = withPrefix(rows, 'EMB#').map(({ embedding }) => embeddingFromBytes(embedding as Uint8Array));
  const descriptors = withPrefix(rows, 'REF#').map(({ copyDescriptor }) => copyDescriptor as Uint8Array);
  const queries = await Promise.all(
    images.map(async (image) => (await embedPicture(image, embedder)).embedding),
  );
  const { calibration } = embedder.manifest;
  const compared = queries.flatMap((query) => [
    ...stored.map((reference) => squaredEuclidean(query, reference)),
    ...stored.map((reference) => weighEvidence(query, [reference], calibration)),
    weighEvidence(query, stored, calibration),
    ...gatherEvidence(query, stored, calibration).flatMap(({ deviation, spread }) => [deviation, spread]),
  ]);
  return [
    ...digits(compared),
    ...[...stored, ...queries].flatMap((embedding) => [
      ...digits(embedding),
      ...written(embeddingToBytes(embedding)),
    ]),
    ...descriptors.flatMap(written),
    ...images.flatMap(written),
    ...token.split('.').map((part) => part.slice(0, TELLING_LENGTH)),
  ];
}

async function expectSilenceAbout(subject: string, images: readonly (Uint8Array | undefined)[]) {
  const secrets = await secretsOf(
    subject,
    images.map((image) => image ?? new Uint8Array()),
  );
  expect(secrets.length).toBeGreaterThan(embedder.manifest.embedding.size);
  const log = lines.join('\n');
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
}

describe('what the functions log', () => {
  it('of requests that are answered holds no picture, embedding, distance or token', async () => {
    const [first, second, third, query] = anna.genuine;
    expect(await enroll('anna', first, second, third)).toBe(201);
    expect(await verify('anna', query)).toBe(201);
    expect(await verify('anna', first)).toBe(201);
    expect(
      await call(verifications, COMPARE, 'anna', { reference: base64(first), query: base64(query) }),
    ).toBe(200);

    expect(await call(identifications, IDENTIFY, 'anna', { image: base64(query) })).toBe(200);

    const log = lines.join('\n');
    for (const expected of ['ColdStart', 'EmbedTime', 'CopyOfReference', 'compared', 'identified']) {
      expect(log).toContain(expected);
    }
    await expectSilenceAbout('anna', [first, second, third, query]);
  });

  it('of requests that are refused or fail holds none either', async () => {
    const [first, second, query] = anna.genuine;
    await enroll('broken', first, second);
    const picture = Buffer.from('This is no picture but a letter about a customer.');
    expect(await verify('broken', picture)).toBe(415);
    expect(await enroll('broken', first)).toBe(422);
    await expectSilenceAbout('broken', [first, second, query]);
    const refusals = lines.join('\n');
    expect(written(picture).filter((part) => refusals.includes(part))).toEqual([]);

    const [row] = withPrefix(await rowsOf(`T#${TENANT}#S#broken`), 'EMB#');
    const text = base64(row?.['embedding'] as Uint8Array);
    await table().send(
      new UpdateCommand({
        TableName: deployedStack().deployment.TableName,
        Key: { PK: row?.['PK'], SK: row?.['SK'] },
        UpdateExpression: 'SET embedding = :text',
        ExpressionAttributeValues: { ':text': text },
      }),
    );
    expect(await verify('broken', query)).toBe(500);

    const log = lines.join('\n');
    expect(log).toContain('ZodError');
    expect(log).not.toContain(text.slice(0, TELLING_LENGTH));
  });
});
