/** Where the page may reach beyond its own origin. */
export interface PageOrigins {
  /** Where short-lived links to stored pictures lead. */
  readonly imagesFrom: string;
  /** Where the page exchanges its sign-in code for a token. */
  readonly tokensFrom: string;
}

/**
 * What the page may load and do (Content Security Policy, level 3): scripts, styles and calls of its own origin, no
 * inline script, no frames. Pictures may also be ones that it has made itself, and stored ones by link.
 */
export function contentSecurityPolicy({ imagesFrom, tokensFrom }: PageOrigins): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: data: ${imagesFrom}`,
    `connect-src 'self' ${tokensFrom} ${imagesFrom}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The browser features that the page has no use for. */
export const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';
