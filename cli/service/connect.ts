import { localToken, runningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { TokenNeededError } from './errors.ts';
import { ServiceClient } from './service-client.ts';

/**
 * A client of the named service, or of the local stack with a token of its own issuer.
 *
 * @throws TokenNeededError, StackNotRunningError
 */
export async function connect({ endpoint, token }: ConnectionOptions): Promise<ServiceClient> {
  if (endpoint !== undefined) {
    if (token === undefined) throw new TokenNeededError();
    return new ServiceClient({ api: endpoint.replace(/\/$/, ''), token });
  }
  const folder = stackFolder();
  const stack = await runningStack(folder);
  return new ServiceClient({ api: stack.api, token: token ?? (await localToken(folder, stack)) });
}
