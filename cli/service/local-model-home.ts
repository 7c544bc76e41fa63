import { clientConfiguration } from '#local/stack/aws-access.ts';
import type { ModelHome } from '#local/stack/publish-artefact.ts';
import { runningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';

/** The model registry of the local stack. @throws StackNotRunningError */
export async function localModelHome(): Promise<ModelHome> {
  const { endpoint, deployment } = await runningStack(stackFolder());
  return {
    table: deployment.TableName,
    bucket: deployment.ModelsBucket,
    client: clientConfiguration(endpoint),
  };
}
