/**
 * `npm run proof:api`: Schemathesis asks a local stack everything that the OpenAPI document allows, and much that it
 * forbids, and compares each answer with what the document promises. Ends with a status other than 0 on a finding.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { reportAndExit } from '#cli/failure.ts';
import { enroll } from '#cli/service/calls/enroll.ts';
import { verify } from '#cli/service/calls/verify.ts';
import { serviceAt } from '#cli/service/service.ts';
import { samplePerson } from '#local/sample/sample-person.ts';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { providePython } from '#test/support/python-environment.ts';
import { onLocalStack, type ProofStack } from '../service/on-local-stack.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../../../lambdas/api/openapi.json', import.meta.url));
const WORK = join(PRIVATE, 'proof', 'api');
const PICTURES = join(WORK, 'pictures');
/** The person whom the configuration knows. */
const SUBJECT = 'sample-person';

const { examples } = new Command('proof:api')
  .option('--examples <n>', 'requests to an operation at most, of each kind', Number, 30)
  .parse()
  .opts<{ examples: number }>();

/** Ids that there are, as the configuration reads them. */
async function writeDictionary(name: string, things: readonly { readonly id: string }[]): Promise<void> {
  await writeFile(join(WORK, `${name}.dict`), things.map(({ id }) => `"${id}"\n`).join(''));
}

/** @returns exit status of Schemathesis: 0 where every answer kept what the document promises */
async function prove({ stack, token }: ProofStack, python: string): Promise<number> {
  const { references, genuine, forgery } = await samplePerson();
  await mkdir(PICTURES, { recursive: true });
  const pictures = [...references, genuine, forgery];
  await Promise.all(pictures.map((picture, i) => writeFile(join(PICTURES, `${i}.png`), picture)));
  const service = serviceAt({ api: stack.api, token });
  const enrolled = await enroll(service, SUBJECT, references.slice(0, 3));
  const verifications = [await verify(service, SUBJECT, genuine), await verify(service, SUBJECT, forgery)];
  await writeDictionary('references', enrolled.references);
  await writeDictionary('verifications', verifications);

  const args = [
    ...['-m', 'schemathesis.cli', '--config-file', join(HERE, 'schemathesis.toml')],
    ...['run', DOCUMENT, '--url', stack.api, '--max-examples', String(examples)],
    ...['--report', 'ndjson', '--report-dir', WORK],
  ];
  const env = {
    ...process.env,
    PYTHONPATH: HERE,
    COUNTERSIGN_TOKEN: token,
    COUNTERSIGN_PICTURES: PICTURES,
  };
  const [status] = await once(spawn(python, args, { cwd: HERE, env, stdio: 'inherit' }), 'close');
  return Number(status);
}

async function run(): Promise<number> {
  const python = await providePython({
    environment: join(PRIVATE, 'proof', 'python'),
    requirements: join(HERE, 'requirements.txt'),
  });
  return onLocalStack((on) => prove(on, python));
}

process.exitCode = await run().catch(reportAndExit);
