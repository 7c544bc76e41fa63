import type { NewVerification } from 'countersign-client';
import { reportAndExit } from '#cli/failure.ts';
import { serviceAt } from '#cli/service/service.ts';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { bringUp } from './bring-up.ts';
import { showSample } from './sample/show-sample.ts';
import { StepLines } from './setup/step-lines.mjs';
import { findRunningStack, localToken, type RunningStack } from './stack/running-stack.ts';
import { stackFolder } from './stack/stack-folder.ts';
import { stopStack } from './stack/stack-processes.ts';

/** `npm start`, once set up: starts the local stack, shows the main job through its API, and serves until Ctrl-C. */
const folder = stackFolder();
const lines = new StepLines();
const interrupted = new Promise<unknown>((resolve) => {
  // Heard to the end: npm and the terminal each pass Ctrl-C on, and a second one must not cut the stopping short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
});
const wasRunning = (await findRunningStack(folder)) !== undefined;

await Promise.race([serve(), interrupted]).catch(async (error: unknown) => {
  await leave();
  reportAndExit(error);
});
await leave();
process.exit();

async function serve(): Promise<void> {
  const stack = await bringUp(folder, SHIPPED_MODEL, lines);
  const token = await localToken(folder, stack);

  lines.doing('sample person', 'enrolling and verifying through the API');
  const { genuine, forgery } = await showSample(serviceAt({ api: stack.api, token }));
  lines.finished('sample person', 'five references enrolled, two signatures verified');
  console.log(`\n  a genuine signature   ${answerLine(genuine)}`);
  console.log(`  a forgery of it       ${answerLine(forgery)}\n`);
  console.log(invitation(stack, token));
  // Waiting for a signal does not keep a process alive; a timer does.
  const alive = setInterval(() => {}, 60_000);
  await interrupted;
  clearInterval(alive);
}

/** A stack that ran before goes on running. */
async function leave(): Promise<void> {
  if (!wasRunning) await stopStack(folder);
}

function answerLine({ decision, score }: NewVerification): string {
  return `${decision.toUpperCase().padEnd(6)}  score ${score.toFixed(2)}`;
}

function invitation({ api, console: page }: RunningStack, token: string): string {
  return [
    `Open ${page} in a browser, or call the service at ${api}`,
    '',
    'Try it (the token is good for twelve hours):',
    `  curl -H 'Authorization: Bearer ${token}' -H 'Content-Type: image/png' \\`,
    `    --data-binary @signature.png ${api}/v1/subjects/sample-person/verifications`,
    'or: npx countersign enroll PERSON REFERENCES… and npx countersign verify --subject PERSON QUERY',
    '',
    wasRunning ? 'Ctrl-C leaves it running.' : 'Ctrl-C stops it; who is enrolled stays enrolled.',
  ].join('\n');
}
