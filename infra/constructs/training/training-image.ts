import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';

/** The checkout, which the image is built from. */
const ROOT = path.resolve(import.meta.dirname, '../../..');
const DOCKERFILE = 'training/Dockerfile';

/** The container of `training/`, built and pushed to the account when the stack is deployed. */
export function trainingImage(): ContainerImage {
  const ignored = readFileSync(path.join(ROOT, `${DOCKERFILE}.dockerignore`), 'utf8').split('\n');
  return ContainerImage.fromAsset(ROOT, {
    file: DOCKERFILE,
    platform: Platform.LINUX_AMD64,
    exclude: ignored.filter((line) => line !== '' && !line.startsWith('#')),
  });
}
