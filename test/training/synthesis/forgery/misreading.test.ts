import { describe, expect, it } from 'vitest';
import { forgerOf } from '#training/synthesis/forgery/forger.ts';
import { misread } from '#training/synthesis/forgery/misreading.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';

describe('forgers', () => {
  it('forge several writers and come back for the same one', () => {
    expect(forgerOf(1, 0, 2)).toEqual(forgerOf(1, 3, 2));
    expect(forgerOf(1, 0, 2)).toEqual(forgerOf(1, 0, 5));
    expect(forgerOf(1, 0, 2).seed).not.toBe(forgerOf(1, 0, 3).seed);
    expect(forgerOf(1, 0, 2).seed).not.toBe(forgerOf(1, 4, 2).seed);
  });

  it('keep more of their own hand the less they have seen', () => {
    for (let index = 0; index < 20; index++) {
      const writer = createWriter(2, index);
      const forger = forgerOf(2, index, 0);
      const gap = (knowledge: Parameters<typeof misread>[2]) =>
        Math.abs(misread(writer, forger, knowledge).style.letterWidth - writer.style.letterWidth);
      expect(gap('model')).toBeLessThan(gap('glimpse'));
      expect(gap('glimpse')).toBeLessThan(gap('name only'));
    }
  });

  it('misread a signature the same way in every attempt', () => {
    const writer = createWriter(2, 1);
    const forger = forgerOf(2, 1, 0);
    const reading = misread(writer, forger, 'model');
    expect(misread(writer, forger, 'model')).toEqual(reading);
    expect(reading.plan).not.toEqual(writer.plan);
  });
});
