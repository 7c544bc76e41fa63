import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from '#local/process/free-port.ts';

it('gives the preferred port where it is free, and another one where it is taken', async () => {
  const preferred = await freePort();
  expect(await freePort(preferred)).toBe(preferred);

  const server = createServer().listen(preferred, '127.0.0.1');
  await once(server, 'listening');
  const other = await freePort(preferred);
  server.close();

  expect(other).not.toBe(preferred);
  expect(other).toBeGreaterThan(0);
});
