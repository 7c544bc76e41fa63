import { z } from 'zod';
import { ALL_SCOPES, LOCAL_TENANT } from '../issuer/claims.ts';
import { issueToken } from '../issuer/issue-token.ts';
import { issuerKey } from '../issuer/issuer-key.ts';
import { deploymentSchema } from './deploy.ts';
import { StackNotRunningError } from './errors.ts';
import { readJson } from './json-file.ts';
import type { StackFolder } from './stack-folder.ts';
import { allProcessesRun } from './stack-processes.ts';

export const LOCAL_AUDIENCE = 'countersign';

/** What a running local stack says about itself in its state file. */
const runningStackSchema = z.object({
  /** Of the emulated AWS. */
  endpoint: z.url(),
  /** Address that the service's routes follow, without a slash at the end. */
  api: z.url(),
  issuer: z.url(),
  jwksUri: z.url(),
  /** Of the web page. */
  console: z.url(),
  deployment: deploymentSchema,
});
export type RunningStack = z.infer<typeof runningStackSchema>;

/** The stack of a folder, if it runs. */
export async function findRunningStack(folder: StackFolder): Promise<RunningStack | undefined> {
  return (await allProcessesRun(folder)) ? readJson(folder.state, runningStackSchema) : undefined;
}

/** The stack of a folder. @throws StackNotRunningError */
export async function runningStack(folder: StackFolder): Promise<RunningStack> {
  const stack = await findRunningStack(folder);
  if (stack === undefined) throw new StackNotRunningError();
  return stack;
}

export interface LocalCaller {
  readonly tenant?: string;
  readonly scopes?: readonly string[];
}

/** A token of the development issuer: of the local tenant and for everything unless told otherwise. */
export async function localToken(
  folder: StackFolder,
  stack: Pick<RunningStack, 'issuer'>,
  { tenant = LOCAL_TENANT, scopes = ALL_SCOPES }: LocalCaller = {},
): Promise<string> {
  return issueToken(await issuerKey(folder.issuerKey), {
    issuer: stack.issuer,
    audience: LOCAL_AUDIENCE,
    tenant,
    sub: 'local-developer',
    scopes,
    validFor: '12h',
  });
}
