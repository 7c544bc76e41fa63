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
import { serviceAt } from '#cli/service/service.ts';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { samplePerson } from '#local/sample/sample-person.ts';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { StepLines } from '#local/setup/step-lines.mjs';
import { localToken, type RunningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { stopStack } from '#local/stack/stack-processes.ts';
import { startStack } from '#local/stack/start-stack.ts';
import { providePython } from '#test/support/python-environment.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../../../lambdas/api/openapi.json', import.meta.url));
const WORK = join(PRIVATE, 'proof', 'api');
const PICTURES = join(WORK, 'pictures');
/** So many requests a minute that none is refused for being one too many. */
const NO_RATE = '1000000';

const { examples } = new Command('proof:api')
  .option('--examples <n>', 'requests to an operation at most, of each kind', Number, 30)
  .parse()
  .opts<{ examples: number }>();

const folder = stackFolder(join(PRIVATE, 'proof', 'stack'));

/** @returns exit status of Schemathesis: 0 where every answer kept what the document promises */
async function prove(stack: RunningStack, python: string): Promise<number> {
  const token = await localToken(folder, stack);
  const { references, genuine, forgery } = await samplePerson();
  await mkdir(PICTURES, { recursive: true });
  const pictures = [...references, genuine, forgery];
  await Promise.all(pictures.map((picture, i) => writeFile(join(PICTURES, `${i}.png`), picture)));
  await enroll(serviceAt({ api: stack.api, token }), 'sample-person', references.slice(0, 3));

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
  const [status] = await once(spawn(python, args, { cwd: WORK, env, stdio: 'inherit' }), 'close');
  return Number(status);
}

async function run(): Promise<number> {
  const python = await providePython({
    environment: join(PRIVATE, 'proof', 'python'),
    requirements: join(HERE, 'requirements.txt'),
  });
  try {
    const stack = await startStack({
      folder,
      model: SHIPPED_MODEL,
      endpoint: undefined,
      lines: new StepLines(),
      choice: { context: { tenantRequestsPerMinute: NO_RATE, subjectRequestsPerMinute: NO_RATE } },
    });
    return await prove(stack, python);
  } finally {
    await stopStack(folder);
  }
}

process.exitCode = await run().catch(reportAndExit);
