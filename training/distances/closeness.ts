import type { tf } from '../tensorflow/tfjs.ts';
import type { Distance } from './distance.ts';

type Direction = Pick<Distance, 'closer'>;

/** By how much `one` is farther than `other`; negative when it is closer. */
export function excess({ closer }: Direction, one: number, other: number): number {
  return closer === 'smaller' ? one - other : other - one;
}

export function isCloser(direction: Direction, one: number, other: number): boolean {
  return excess(direction, one, other) < 0;
}

/** `excess` of each element of `one` over that of `other`. */
export function excessOf<R extends tf.Tensor>({ closer }: Direction, one: R, other: R): R {
  return closer === 'smaller' ? one.sub(other) : other.sub(one);
}
