import { JsonPath } from 'aws-cdk-lib/aws-stepfunctions';

/** What the workflow carries from step to step, by the names that the functions know it by. */
export const CARRIED = {
  retraining: { retraining: JsonPath.stringAt('$.retraining') },
  active: { active: JsonPath.stringAt('$.active') },
  config: { config: JsonPath.objectAt('$.config') },
  snapshot: { snapshot: JsonPath.objectAt('$.snapshot') },
  trained: { trained: JsonPath.objectAt('$.trained') },
  candidate: { candidate: JsonPath.stringAt('$.trained.candidate') },
  evaluated: { evaluated: JsonPath.objectAt('$.evaluated') },
} as const;
