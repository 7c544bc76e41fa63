import { createServer, type Server } from 'node:http';
import { type IssuerKey, publicHalf } from './issuer-key.ts';

export const JWKS_PATH = '/.well-known/jwks.json';
export const DISCOVERY_PATH = '/.well-known/openid-configuration';

/** Publishes the issuer's public key and metadata (OpenID Connect Discovery 1.0) on loopback. */
export function issuerServer(key: IssuerKey, issuer: string): Server {
  const documents: Readonly<Record<string, unknown>> = {
    [JWKS_PATH]: { keys: [publicHalf(key)] },
    [DISCOVERY_PATH]: {
      issuer,
      jwks_uri: `${issuer}${JWKS_PATH}`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    },
  };
  return createServer((request, response) => {
    const document = request.method === 'GET' ? documents[request.url ?? ''] : undefined;
    response.writeHead(document === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(document ?? { error: 'not_found' }));
  });
}
