import { it } from 'vitest';

it.skip('the service on LocalStack: not run, because COUNTERSIGN_LOCALSTACK names no programs that start one (README, Development)', () => {});
