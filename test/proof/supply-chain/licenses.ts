import type { Component } from './bill-of-materials.ts';

/** Licenses that ask for a notice and nothing else, and of which NOTICE and the packages themselves take care. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
];
/** Allowed for what is linked at run time and can be exchanged: libvips, the library beneath sharp. */
const EXCHANGEABLE = 'LGPL-3.0-or-later';
const BENEATH_SHARP = /^@img\/sharp-/;

/** Packages whose license is not one that the project may be shipped with. */
export function refusedLicenses(components: readonly Component[]): string[] {
  return components
    .filter(({ name, licenses }) => {
      const allowed = BENEATH_SHARP.test(name) ? [...PERMISSIVE, EXCHANGEABLE] : PERMISSIVE;
      return licenses.length === 0 || !licenses.every((license) => isAllowed(license, allowed));
    })
    .map(({ name, version, licenses }) => `${name} ${version}: ${licenses.join(', ') || 'no license'}`);
}

/** An SPDX expression is allowed by one side of its `OR`, and by both of its `AND` (SPDX 2.3, annex D). */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare.split(' OR ').some((side) => side.split(' AND ').every((license) => allowed.includes(license)));
}
