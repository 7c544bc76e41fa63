import sharp, { type Sharp } from 'sharp';

type Disguise = (picture: Sharp, size: { readonly width: number; readonly height: number }) => Sharp;

const turned =
  (degrees: number): Disguise =>
  (picture) =>
    picture.rotate(degrees, { background: '#ffffff' });
const scaled =
  (across: number, down = across): Disguise =>
  (picture, { width, height }) =>
    picture.resize(Math.round(width * across), Math.round(height * down), { fit: 'fill' });

/** What somebody does to a copied signature so that it is not known again. */
const DISGUISES: Readonly<Record<string, Disguise>> = {
  'as it is': (picture) => picture,
  'half as large': scaled(0.5),
  'twice as large': scaled(2),
  'JPEG of quality 30': (picture) => picture.jpeg({ quality: 30 }),
  'WebP of quality 20': (picture) => picture.webp({ quality: 20 }),
  'on a larger sheet, to one side': (picture) =>
    picture.extend({ left: 90, top: 40, right: 3, background: '#ffffff' }),
  'on grey paper': (picture) => picture.linear(0.7, 40),
  'lighter ink': (picture) => picture.linear(0.5, 127),
  blurred: (picture) => picture.blur(1.2),
  'thicker strokes': (picture) => picture.blur(1.5).linear(3, -420),
  'thinner strokes': (picture) => picture.blur(1.2).linear(3, -250),
  'turned by 1°': turned(1),
  'turned by 2°': turned(2),
  'turned by 3°': turned(3),
  'turned by 5°': turned(5),
  'turned by 10°': turned(10),
  'turned by 90°': turned(90),
  'upside down': turned(180),
  mirrored: (picture) => picture.flop(),
  '5 % wider': scaled(1.05, 1),
  '10 % wider': scaled(1.1, 1),
  '20 % wider': scaled(1.2, 1),
  slanted: (picture) => picture.affine([1, 0.1, 0, 1], { background: '#ffffff' }),
};

/** A copy of a picture in every disguise, by the disguise's name. */
export async function disguisedCopies(picture: Uint8Array): Promise<[string, Uint8Array][]> {
  const gray = await sharp(picture).flatten({ background: '#ffffff' }).grayscale().png().toBuffer();
  const { width, height } = await sharp(gray).metadata();
  return Promise.all(
    Object.entries(DISGUISES).map(async ([name, disguise]): Promise<[string, Uint8Array]> => {
      const copy = await disguise(sharp(gray), { width, height }).toBuffer();
      return [name, copy];
    }),
  );
}
