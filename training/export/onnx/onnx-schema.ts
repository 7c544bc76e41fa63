import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

/** `TensorProto.DataType` of the values that graphs hold. */
export const FLOAT = 1;
export const INT8 = 3;
export const INT64 = 7;

/** `AttributeProto.AttributeType` of the attributes that nodes have. */
export const ATTRIBUTE_INT = 2;
export const ATTRIBUTE_INTS = 7;

let modelType: protobuf.Type | null = null;

/** Bytes of a ModelProto, checked against the official schema of ONNX. */
export function encodeModel(model: Readonly<Record<string, unknown>>): Uint8Array {
  modelType ??= protobuf
    .loadSync(fileURLToPath(new URL('./onnx.proto', import.meta.url)))
    .lookupType('onnx.ModelProto');
  const problem = modelType.verify(model);
  if (problem !== null) throw new TypeError(`not a ModelProto: ${problem}`);
  return modelType.encode(modelType.create(model)).finish();
}
