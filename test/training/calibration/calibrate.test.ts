import { describe, expect, it } from 'vitest';
import type { Section } from '#core/embedding/sections.ts';
import { calibrationSchema } from '#core/score/calibration/calibration.ts';
import { thresholdFor, thresholdListsSchema } from '#core/score/calibration/thresholds.ts';
import { calibrate as calibratePeople } from '#training/calibration/calibrate.ts';
import {
  CalibrationDirectionError,
  CalibrationPeopleError,
} from '#training/calibration/calibration-errors.ts';
import type { EmbeddedPerson } from '#training/evaluation/trials.ts';
import { Random } from '#training/random/random.ts';

/** A unit vector near a center, at a given looseness. */
function near(center: readonly number[], looseness: number, random: Random): Float32Array {
  const moved = center.map((value) => value + looseness * random.normal());
  const length = Math.hypot(...moved);
  return Float32Array.from(moved, (value) => value / length);
}

/** People whose genuine signatures lie close together and whose forgeries lie a little off. */
function people(count: number, { forgeries = 8, looseness = 0.05, offset = 0.3 } = {}): EmbeddedPerson[] {
  const random = new Random(4);
  return Array.from({ length: count }, (_, i) => {
    const center = [...near([0, 0, 0, 0, 0, 0, 0, 0], 1, random)];
    const imitated = [...near(center, offset, random)];
    return {
      person: `p${i}`,
      writer: `p${i}`,
      genuine: Array.from({ length: 12 }, () => near(center, looseness, random)),
      forged: Array.from({ length: forgeries }, () => near(imitated, looseness, random)),
    };
  });
}

const SECTIONS: Section[] = [{ name: 'network', size: 8 }];

/** Calibrates on sets of people, with a cohort of others. */
function calibrate(sets: readonly (readonly EmbeddedPerson[])[], random: Random) {
  return calibratePeople({ sets, cohort: people(12) }, SECTIONS, random);
}

describe('calibrate', () => {
  it('fits a calibration and thresholds that a manifest accepts', () => {
    const { calibration, thresholds } = calibrate([people(20)], new Random(1));

    expect(calibrationSchema.parse(calibration)).toEqual(calibration);
    expect(thresholdListsSchema.parse(thresholds)).toEqual(thresholds);
    expect(thresholds.map(({ references }) => references)).toEqual([1, 2, 3, 5, 10]);
    for (const list of thresholds) {
      expect(thresholdFor(list, 'skilled', 0.1)).toBeGreaterThan(thresholdFor(list, 'random', 0.1));
    }
  });

  it('leaves out numbers of references that nobody has signatures enough for', () => {
    const few = people(20).map((person) => ({ ...person, genuine: person.genuine.slice(0, 4) }));
    const { calibration } = calibrate([few], new Random(1));
    expect(calibration.fits.map(({ references }) => references)).toEqual([1, 2, 3]);
  });

  it('gives the same for the same seed', () => {
    expect(calibrate([people(8)], new Random(2))).toEqual(calibrate([people(8)], new Random(2)));
  });

  it('throws CalibrationPeopleError when a kind of comparison is missing', () => {
    expect(() => calibrate([people(10, { forgeries: 0 })], new Random(1))).toThrow(CalibrationPeopleError);
    expect(() => calibrate([people(1), people(1)], new Random(1))).toThrow(CalibrationPeopleError);
    expect(() => calibrate([], new Random(1))).toThrow(CalibrationPeopleError);
  });

  it('throws CalibrationDirectionError for a model that has it backwards', () => {
    const backwards = people(10, { looseness: 0.05, offset: 0.01 }).map(({ person, writer, genuine }) => ({
      person,
      writer,
      genuine: genuine.map((_, i) => Float32Array.from({ length: 8 }, (__, j) => (i % 8 === j ? 1 : 0))),
      forged: [Float32Array.from({ length: 8 }, () => Math.sqrt(1 / 8))],
    }));
    expect(() => calibrate([backwards], new Random(1))).toThrow(CalibrationDirectionError);
  });
});
