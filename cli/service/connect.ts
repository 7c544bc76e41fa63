import { localToken, runningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { TokenNeededError } from './errors.ts';
import { type Service, serviceAt } from './service.ts';

/**
 * A client of the named service, or of the local stack with a token of its own issuer.
 *
 * @throws TokenNeededError, StackNotRunningError
 */
export async function connect({ endpoint, token }: ConnectionOptions): Promise<Service> {
  if (endpoint !== undefined) {
    if (token === undefined) throw new TokenNeededError();
    return serviceAt({ api: endpoint.replace(/\/$/, ''), token });
  }
  const folder = stackFolder();
  const stack = await runningStack(folder);
  return serviceAt({ api: stack.api, token: token ?? (await localToken(folder, stack)) });
}
