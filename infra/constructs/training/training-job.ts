import { Duration, RemovalPolicy, Size, Validations } from 'aws-cdk-lib';
import {
  Action,
  EcsEc2ContainerDefinition,
  EcsJobDefinition,
  Reason,
  RetryStrategy,
} from 'aws-cdk-lib/aws-batch';
import { LogDriver } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allowTraining, type TrainingStores } from './training-access.ts';
import { trainingImage } from './training-image.ts';

export interface TrainingJobProps extends TrainingStores {
  /** Prefix of what has a fixed name. */
  readonly name: string;
  readonly logRetentionDays: number;
}

/** What the smallest machine has to give: 4 vCPUs, and 16 GiB less what the machine itself takes. */
const VCPUS = 4;
const MEMORY = Size.gibibytes(14);
/** A Spot machine is taken back at any time; the run goes on from its last checkpoint. */
const ATTEMPTS = 5;
const LONGEST_RUN = Duration.hours(12);

/** One training run: one GPU, the container of `training/Dockerfile`, and a role that can read data and keep runs. */
export class TrainingJob extends Construct {
  readonly definition: EcsJobDefinition;

  constructor(scope: Construct, id: string, props: TrainingJobProps) {
    super(scope, id);
    const jobRole = new Role(this, 'JobRole', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
    allowTraining(jobRole, props);
    jobRole.addToPolicy(
      new PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': 'Countersign' } },
      }),
    );
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/countersign/${props.name}`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const executionRole = new Role(this, 'ExecutionRole', {
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason:
        'CloudWatch has no resource for metrics, whose namespace is a condition, nor ECR one for its login.',
    });
    this.definition = new EcsJobDefinition(this, 'Definition', {
      jobDefinitionName: props.name,
      timeout: LONGEST_RUN,
      retryAttempts: ATTEMPTS,
      retryStrategies: [
        RetryStrategy.of(Action.RETRY, Reason.SPOT_INSTANCE_RECLAIMED),
        RetryStrategy.of(Action.EXIT, Reason.custom({ onReason: '*' })),
      ],
      container: new EcsEc2ContainerDefinition(this, 'Container', {
        image: trainingImage(),
        cpu: VCPUS,
        memory: MEMORY,
        gpu: 1,
        jobRole,
        executionRole,
        logging: LogDriver.awsLogs({ streamPrefix: 'run', logGroup }),
        environment: {
          DATA_SETS_BUCKET: props.dataSets.bucketName,
          MODELS_BUCKET: props.models.bucketName,
        },
      }),
    });
  }
}
