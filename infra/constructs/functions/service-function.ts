import { AssetHashType, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Bundle } from '../../bundling/bundle-functions.ts';

export interface ServiceFunctionProps {
  /** Fixed, so that logs and alarms of a function are found by it. */
  readonly functionName: string;
  readonly bundle: Bundle;
  readonly description: string;
  /** Whether it embeds images: one full vCPU instead of a share of it. */
  readonly embeds: boolean;
  /** MB of memory, where it keeps more in mind than its kind does. */
  readonly memory?: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logRetentionDays: number;
  /** Executions set apart for it; 0 sets none apart. */
  readonly reservedConcurrency?: number;
  /** How long it may take where no caller of the API waits for it. */
  readonly timeout?: Duration;
  /** Why nothing keeps an event that it could not handle. */
  readonly withoutDeadLetters?: string;
}

/** At 1,769 MB a function has the equivalent of one vCPU (AWS Lambda developer guide, "Configure Lambda function memory"). */
const MEMORY_OF_ONE_VCPU = 1769;
const MEMORY_WITHOUT_EMBEDDING = 512;

/**
 * One function of the service: current Node, x86-64 (onnxruntime crashes in Arm Lambdas), and a role of its own that may
 * write its log and nothing else until it is allowed more.
 */
export class ServiceFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/aws/lambda/${props.functionName}`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      role,
      logGroup,
      functionName: props.functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.X86_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle.directory, {
        assetHashType: AssetHashType.CUSTOM,
        assetHash: props.bundle.hash,
      }),
      memorySize: props.memory ?? (props.embeds ? MEMORY_OF_ONE_VCPU : MEMORY_WITHOUT_EMBEDDING),
      // API Gateway gives up after 29 seconds.
      timeout: props.timeout ?? Duration.seconds(28),
      environment: { ...props.environment },
      tracing: Tracing.ACTIVE,
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray knows no resources: a trace can be written or not.',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-LambdaDLQ',
      reason:
        props.withoutDeadLetters ??
        'API Gateway waits for the answer; a dead-letter queue would only keep images that nobody asks for.',
    });
  }

  /** Allows exactly `actions` on `resources`. */
  allow(actions: readonly string[], ...resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Allows `actions` on a table's items whose partition key matches one of `leadingKeys` (with `*` for any rest). */
  allowItems(actions: readonly string[], tableArn: string, leadingKeys: readonly string[]): void {
    this.addToRolePolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...leadingKeys] } },
      }),
    );
  }
}
