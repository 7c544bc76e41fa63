import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type IssuerKey, publicHalf } from './issuer-key.ts';
import { sendJson } from './send-json.ts';
import { SignIn } from './sign-in.ts';

export const JWKS_PATH = '/.well-known/jwks.json';
export const DISCOVERY_PATH = '/.well-known/openid-configuration';
export const AUTHORIZATION_PATH = '/authorize';
export const TOKEN_PATH = '/token';

/**
 * The development issuer on loopback: publishes its public key and metadata (OpenID Connect Discovery 1.0) and signs
 * people in.
 */
export function issuerServer(key: IssuerKey, issuer: string, audience: string): Server {
  const signIn = new SignIn(key, { issuer, audience });
  const documents: Readonly<Record<string, unknown>> = {
    [JWKS_PATH]: { keys: [publicHalf(key)] },
    [DISCOVERY_PATH]: {
      issuer,
      jwks_uri: `${issuer}${JWKS_PATH}`,
      authorization_endpoint: `${issuer}${AUTHORIZATION_PATH}`,
      token_endpoint: `${issuer}${TOKEN_PATH}`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code'],
      code_challenge_methods_supported: ['S256'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    switch (`${request.method} ${pathname}`) {
      case `GET ${AUTHORIZATION_PATH}`:
        signIn.choose(searchParams, response);
        break;
      case `POST ${AUTHORIZATION_PATH}`:
        await signIn.grant(request, response);
        break;
      case `POST ${TOKEN_PATH}`:
        await signIn.exchange(request, response);
        break;
      default: {
        const document = request.method === 'GET' ? documents[pathname] : undefined;
        sendJson(response, document === undefined ? 404 : 200, document ?? { error: 'not_found' });
      }
    }
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
}
