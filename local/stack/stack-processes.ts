import { mkdir, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { ConsoleSettings } from '../console/console-settings.ts';
import { type RunningConsole, startConsole } from '../console/start-console.ts';
import { type RunningIssuer, startIssuer } from '../issuer/start-issuer.ts';
import {
  type BackgroundProcess,
  backgroundProcessSchema,
  isRunning,
  stopInBackground,
} from '../process/background-process.ts';
import { freePort } from '../process/free-port.ts';
import { readJson, writeJson } from './json-file.ts';
import { type RunningMiniStack, startMiniStack, stopMiniStack } from './ministack.ts';
import type { StackFolder } from './stack-folder.ts';

const processesSchema = z.object({
  issuer: backgroundProcessSchema.optional(),
  console: backgroundProcessSchema.optional(),
  /** Absent where the emulator was there before and is not ours to stop. */
  emulator: z.object({ process: backgroundProcessSchema, scratch: z.string() }).optional(),
});
type Processes = z.infer<typeof processesSchema>;

/** The ports of last time: the deployed functions know the issuer by its port, so keeping it saves a deployment. */
const portsSchema = z.object({
  issuer: z.int().optional(),
  emulator: z.int().optional(),
  console: z.int().optional(),
});

/** Starts the development issuer. @throws ProcessFailedError */
export async function launchIssuer(folder: StackFolder): Promise<RunningIssuer> {
  const running = await startIssuer(folder, await keptPort(folder, 'issuer'));
  await remember(folder, { issuer: running.process });
  return running;
}

/** Starts MiniStack. @throws ProcessFailedError, EmulatorMissingError */
export async function launchEmulator(
  folder: StackFolder,
  enforcePermissions: boolean,
): Promise<RunningMiniStack> {
  const running = await startMiniStack(folder, await keptPort(folder, 'emulator'), enforcePermissions);
  await remember(folder, { emulator: { process: running.process, scratch: running.scratch } });
  return running;
}

/** Serves the web page. @throws ProcessFailedError */
export async function launchConsole(folder: StackFolder, settings: ConsoleSettings): Promise<RunningConsole> {
  const running = await startConsole(folder, await keptPort(folder, 'console'), settings);
  await remember(folder, { console: running.process });
  return running;
}

/** Whether whatever was started in this folder still runs. */
export async function allProcessesRun(folder: StackFolder): Promise<boolean> {
  const { issuer, console: page, emulator } = (await readJson(folder.processes, processesSchema)) ?? {};
  if (issuer === undefined || !(await isRunning(issuer))) return false;
  if (page === undefined || !(await isRunning(page))) return false;
  return emulator === undefined || isRunning(emulator.process);
}

/** The emulator that was started in this folder, if one was. */
export async function emulatorOf(folder: StackFolder): Promise<BackgroundProcess | undefined> {
  return (await readJson(folder.processes, processesSchema))?.emulator?.process;
}

/** Stops whatever was started in this folder, whole or half. @returns whether there was anything */
export async function stopStack(folder: StackFolder): Promise<boolean> {
  const processes = await readJson(folder.processes, processesSchema);
  if (processes === undefined) return false;
  if (processes.issuer !== undefined) await stopInBackground(processes.issuer);
  if (processes.console !== undefined) await stopInBackground(processes.console);
  if (processes.emulator !== undefined) await stopMiniStack(folder, processes.emulator);
  await rm(folder.state, { force: true });
  await rm(folder.processes, { force: true });
  return true;
}

async function remember(folder: StackFolder, started: Processes): Promise<void> {
  await writeJson(folder.processes, { ...(await readJson(folder.processes, processesSchema)), ...started });
}

async function keptPort(folder: StackFolder, name: keyof z.infer<typeof portsSchema>): Promise<number> {
  await mkdir(folder.root, { recursive: true });
  const ports = (await readJson(folder.ports, portsSchema)) ?? {};
  const port = await freePort(ports[name]);
  if (port !== ports[name]) await writeJson(folder.ports, { ...ports, [name]: port });
  return port;
}
