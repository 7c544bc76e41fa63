import { tf } from '../../tensorflow/tfjs.ts';

/** Measures by name; those that are no numbers are passed over. */
export type Scalars = Readonly<Record<string, unknown>>;

type Writer = ReturnType<typeof tf.node.summaryFileWriter>;

/**
 * Measures of a run as TensorBoard summaries: `tensorboard --logdir RUN/tensorboard`. TensorFlow keeps one writer a
 * folder open for as long as the process lives.
 */
export class TensorBoardLog {
  readonly #writer: Writer;

  constructor(folder: string) {
    this.#writer = openWriter(folder);
  }

  /** @param group what stands before the names, so that TensorBoard shows the measures together */
  add(step: number, group: string, scalars: Scalars): void {
    for (const [name, value] of Object.entries(scalars)) {
      if (typeof value === 'number') this.#writer.scalar(`${group}/${name}`, value, step);
    }
  }

  flush(): void {
    this.#writer.flush();
  }
}

/** Opens the folder's writer without the tensors that tfjs-node opens it with and leaves behind. */
function openWriter(folder: string): Writer {
  tf.engine().startScope();
  const writer = tf.node.summaryFileWriter(folder);
  tf.keep((writer as unknown as { readonly resourceHandle: tf.Tensor }).resourceHandle);
  tf.engine().endScope();
  return writer;
}
