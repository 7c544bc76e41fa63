import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';

/** A step that has been done, in milliseconds since 1970. */
export interface TracedStep {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What Lambda says of the request that is being traced, if this one is (X-Ray developer guide, "Tracing header"). */
interface TraceHeader {
  readonly root: string;
  readonly parent: string;
}

const SAMPLED_HEADER = /^Root=([^;]+);Parent=([^;]+);Sampled=1/;
const DAEMON = /^([\w.-]+):(\d+)$/;
/** What stands before every document (X-Ray developer guide, "Sending segment documents to X-Ray"). */
const DOCUMENT_HEADER = '{"format": "json", "version": 1}';
const ID_BYTES = 8;
const MILLISECONDS = 1000;

/**
 * Tells X-Ray what a request consisted of, where the request is one of the few that are traced: names and times of steps
 * and nothing else. One datagram a step, to the daemon beside the function; one that is lost is no reason to fail anybody.
 */
export async function traceSteps(
  steps: readonly TracedStep[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const header = sampledRequest(environment['_X_AMZN_TRACE_ID']);
  const daemon = DAEMON.exec(environment['AWS_XRAY_DAEMON_ADDRESS'] ?? '');
  if (header === undefined || daemon === null || steps.length === 0) return;
  const [, host, port] = daemon;
  const socket = createSocket('udp4');
  socket.on('error', () => {});
  const sent = steps.map(
    (step) =>
      new Promise<void>((done) => {
        socket.send(`${DOCUMENT_HEADER}\n${subsegment(step, header)}`, Number(port), host, () => done());
      }),
  );
  await Promise.all(sent);
  socket.close();
}

function sampledRequest(traceId = ''): TraceHeader | undefined {
  const [, root, parent] = SAMPLED_HEADER.exec(traceId) ?? [];
  return root === undefined || parent === undefined ? undefined : { root, parent };
}

/** X-Ray developer guide, "Segment documents": a subsegment sent apart from its segment. */
function subsegment({ name, start, end }: TracedStep, { root, parent }: TraceHeader): string {
  return JSON.stringify({
    name,
    id: randomBytes(ID_BYTES).toString('hex'),
    trace_id: root,
    parent_id: parent,
    type: 'subsegment',
    start_time: start / MILLISECONDS,
    end_time: end / MILLISECONDS,
  });
}
