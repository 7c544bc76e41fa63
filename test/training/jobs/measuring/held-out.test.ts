import { describe, expect, it } from 'vitest';
import type { SnapshotSet, SnapshotWriter } from '#core/retraining/snapshot.ts';
import { partitionOf } from '#training/datasets/split.ts';
import { heldOut } from '#training/jobs/measuring/held-out.ts';

function writer(name: string, genuine: number): SnapshotWriter {
  const image = { label: 'genuine', bucket: 'images', object: name, sha256: 'a'.repeat(64) } as const;
  return { writer: name, images: Array.from({ length: genuine }, () => image) };
}

const people = Array.from({ length: 60 }, (_, i) => writer(`person-${i}`, 3));
const set = (use: SnapshotSet['use'], writers: SnapshotWriter[]): SnapshotSet => ({
  name: use,
  terms: 'made for tests',
  use,
  writers,
});
const measured = (...sets: SnapshotSet[]) =>
  heldOut({
    schemaVersion: 1,
    snapshot: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    takenAt: '2026-01-01T00:00:00Z',
    sets,
  });

describe('what of a snapshot is measured', () => {
  it('is a benchmark whole, and of a set that is learned from the writers that training leaves out', () => {
    const [benchmark, learned] = measured(set('benchmark', people), set('train', people));

    expect(benchmark?.writers).toEqual(people);
    const expected = people.filter((one) => partitionOf(one.writer) === 'validation');
    expect(expected.length).toBeGreaterThan(1);
    expect(learned?.writers).toEqual(expected);
  });

  it('leaves out a set in which there are no two people to tell apart', () => {
    expect(measured(set('benchmark', [writer('a', 9), writer('b', 1)]))).toEqual([]);
    expect(measured(set('train', []))).toEqual([]);
  });
});
