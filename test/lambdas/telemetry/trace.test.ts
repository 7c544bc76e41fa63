import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { traceSteps } from '#lambdas/telemetry/trace.ts';

const STEPS = [
  { name: 'Prepare', start: 1_000, end: 1_250 },
  { name: 'Embed', start: 1_250, end: 1_300 },
];
const REQUEST = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8';

/** A daemon on loopback that keeps what it is sent. */
async function daemon() {
  const socket = createSocket('udp4');
  const received: string[] = [];
  socket.on('message', (message) => received.push(message.toString()));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { received, socket, address: `127.0.0.1:${socket.address().port}` };
}

it('tells the daemon each step of a sampled request, as the documents of X-Ray are written', async () => {
  const { received, socket, address } = await daemon();

  await traceSteps(STEPS, {
    _X_AMZN_TRACE_ID: `${REQUEST};Sampled=1`,
    AWS_XRAY_DAEMON_ADDRESS: address,
  });
  while (received.length < STEPS.length) await once(socket, 'message');
  socket.close();

  const documents = received.map((datagram) => datagram.split('\n').map((line) => JSON.parse(line)));
  for (const [header] of documents) expect(header).toEqual({ format: 'json', version: 1 });
  expect(documents.map(([, document]) => document)).toEqual(
    STEPS.map(({ name, start, end }) => ({
      name,
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      trace_id: '1-5759e988-bd862e3fe1be46a994272793',
      parent_id: '53995c3f42cd8ad8',
      type: 'subsegment',
      start_time: start / 1000,
      end_time: end / 1000,
    })),
  );
});

it('says nothing of requests that are not sampled, or where there is no daemon', async () => {
  const { received, socket, address } = await daemon();

  await traceSteps(STEPS, { _X_AMZN_TRACE_ID: `${REQUEST};Sampled=0`, AWS_XRAY_DAEMON_ADDRESS: address });
  await traceSteps(STEPS, { AWS_XRAY_DAEMON_ADDRESS: address });
  await traceSteps(STEPS, { _X_AMZN_TRACE_ID: `${REQUEST};Sampled=1` });
  const last = createSocket('udp4');
  last.send('last', socket.address().port, '127.0.0.1');
  await once(socket, 'message');
  last.close();
  socket.close();

  expect(received).toEqual(['last']);
});

it('fails nobody when the daemon cannot be reached', async () => {
  const environment = {
    _X_AMZN_TRACE_ID: `${REQUEST};Sampled=1`,
    AWS_XRAY_DAEMON_ADDRESS: 'no-such-host.invalid:2000',
  };

  await expect(traceSteps(STEPS, environment)).resolves.toBeUndefined();
});
