const BYTES_PER_VALUE = Float32Array.BYTES_PER_ELEMENT;

/** An embedding as the table keeps it: float32, little-endian whatever the machine is. */
export function embeddingToBytes(embedding: Float32Array): Uint8Array {
  const bytes = new Uint8Array(embedding.length * BYTES_PER_VALUE);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of embedding.entries()) view.setFloat32(i * BYTES_PER_VALUE, value, true);
  return bytes;
}

/** The embedding that `embeddingToBytes` wrote. */
export function embeddingFromBytes(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / BYTES_PER_VALUE }, (_, i) =>
    view.getFloat32(i * BYTES_PER_VALUE, true),
  );
}
