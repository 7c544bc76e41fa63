import protobuf from 'protobufjs';

/** One point of a curve in a TensorBoard event file. */
export interface ScalarEvent {
  readonly step: number;
  readonly tag: string;
  readonly value: number;
}

/** The part of TensorFlow's event.proto and summary.proto that scalars need. */
const eventType = protobuf
  .parse(
    `syntax = "proto3";
    message Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }
    message Summary { repeated Value value = 1; message Value { string tag = 1; float simple_value = 2; } }`,
  )
  .root.lookupType('Event');

/** Bytes around a record's content: its length and the length's checksum before it, its own checksum after it. */
const [HEADER, FOOTER] = [12, 4];

/** Scalars of an event file, which is a sequence of TFRecords: length (uint64), checksum, content, checksum. */
export function readEvents(file: Buffer): ScalarEvent[] {
  const events: ScalarEvent[] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at));
    const record = eventType.decode(file.subarray(at + HEADER, at + HEADER + length));
    const { step, summary } = eventType.toObject(record, { longs: Number }) as {
      step?: number;
      summary?: { value: { tag: string; simpleValue: number }[] };
    };
    for (const { tag, simpleValue } of summary?.value ?? []) {
      events.push({ step: step ?? 0, tag, value: simpleValue });
    }
    at += HEADER + length + FOOTER;
  }
  return events;
}
