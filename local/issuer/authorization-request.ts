import { z } from 'zod';

/** A development application: only pages on this machine are sent anything. */
const loopbackUrl = z
  .url()
  .refine((url) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname), {
    message: 'use an address of this machine',
  });

/** What a page asks for when it sends a person to sign in (RFC 6749, section 4.1.1, with PKCE, RFC 7636). */
export const authorizationRequestSchema = z.object({
  response_type: z.literal('code'),
  client_id: z.string().min(1),
  redirect_uri: loopbackUrl,
  state: z.string().min(1),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
});
export type AuthorizationRequest = z.infer<typeof authorizationRequestSchema>;

/** Whom the developer chose to be. */
export const chosenUserSchema = z.object({
  sub: z.string().min(1).max(100),
  tenant: z.string().min(1).max(100),
  scopes: z.array(z.string()),
});
export type ChosenUser = z.infer<typeof chosenUserSchema>;

/** What a page sends to exchange a code for a token (RFC 6749, section 4.1.3, with PKCE). */
export const tokenRequestSchema = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  client_id: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
});
export type TokenRequest = z.infer<typeof tokenRequestSchema>;
