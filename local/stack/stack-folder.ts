import { join } from 'node:path';
import { PRIVATE } from '../setup/checkout.mjs';

/** Where one local stack keeps what is its own: state, keys, logs and what the emulator stores. */
export interface StackFolder {
  readonly root: string;
  /** What runs, written as soon as it does, so that an interrupted start leaves nothing that cannot be stopped. */
  readonly processes: string;
  /** What the running stack offers. */
  readonly state: string;
  readonly ports: string;
  readonly issuerKey: string;
  readonly issuerLog: string;
  readonly consoleLog: string;
  readonly emulatorLog: string;
  readonly emulator: string;
  readonly deployLog: string;
  readonly assembly: string;
  readonly outputs: string;
  /** What was deployed to the emulator; lies with what the emulator stores and goes with it. */
  readonly deployed: string;
}

/** The folder of the stack that `npm start` runs, or another one. */
export function stackFolder(root = join(PRIVATE, 'stack')): StackFolder {
  return {
    root,
    processes: join(root, 'processes.json'),
    state: join(root, 'state.json'),
    ports: join(root, 'ports.json'),
    issuerKey: join(root, 'issuer-key.json'),
    issuerLog: join(root, 'issuer.log'),
    consoleLog: join(root, 'console.log'),
    emulatorLog: join(root, 'ministack.log'),
    emulator: join(root, 'ministack'),
    deployLog: join(root, 'deploy.log'),
    assembly: join(root, 'cdk.out'),
    outputs: join(root, 'outputs.json'),
    deployed: join(root, 'ministack', 'deployed.json'),
  };
}
