/** A picture's bytes as JSON bodies carry them. */
export async function base64Of(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const STEP = 0x8000;
  let letters = '';
  for (let start = 0; start < bytes.length; start += STEP) {
    letters += String.fromCharCode(...bytes.subarray(start, start + STEP));
  }
  return btoa(letters);
}
