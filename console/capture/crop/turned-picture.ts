import type { CropBox } from './crop-box.ts';

/** A picture that was opened, and how often it was turned a quarter to the right. */
export interface TurnedPicture {
  readonly bitmap: ImageBitmap;
  readonly turns: number;
}

type Canvas = HTMLCanvasElement | OffscreenCanvas;

/** Size of the picture as it is turned, in pixels. */
export function sizeOf({ bitmap: { width, height }, turns }: TurnedPicture): {
  readonly width: number;
  readonly height: number;
} {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Draws a part of the picture on white, as it is turned and no larger than it is, with a longer side of at most `longest`. */
export function drawPart(canvas: Canvas, picture: TurnedPicture, box: CropBox, longest: number): void {
  const whole = sizeOf(picture);
  const width = (box.right - box.left) * whole.width;
  const height = (box.bottom - box.top) * whole.height;
  const scale = Math.min(1, longest / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d') as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (context === null) return;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.scale(scale, scale);
  context.translate(whole.width * (0.5 - box.left), whole.height * (0.5 - box.top));
  context.rotate((picture.turns * Math.PI) / 2);
  context.drawImage(picture.bitmap, -picture.bitmap.width / 2, -picture.bitmap.height / 2);
}
